import type { Texts } from './english.js';

/** Texts of the editor, in the languages of the interface. */
const english = {
  title: 'The rules as text',
  more: 'Edit the scenario as YAML. Ctrl+Space lists what may stand at the cursor; point at a key to read what it means. The text is checked as on the command line and stays on this page.',
  edit: 'Edit as text',
  name: 'Scenario as YAML',
  openFile: 'Open a file',
  saveOwn: 'Save the scenario (YAML)',
  use: 'Use this scenario',
  close: 'Close the editor',
  checking: 'Checking',
  fine: 'The loader accepts this scenario.',
  faults: (count: number) => (count === 1 ? 'One problem:' : `${count} problems:`),
  tooLarge: (kilobytes: number) => `This file is too large: at most ${kilobytes} KiB are opened.`,
  notText: 'This file is not text in UTF-8.',
  ended: 'The check took too long and was stopped. Change the text to check it again.',
  ownMore:
    'These worlds were run on your own scenario. Save it as scenarios/my-scenario.yaml, the name that the study uses. A link includes it if it is small.',
  ownScenario: 'A reader wrote this scenario. It is not one of those shipped with Glasshouse.',
} as const;

type Widened<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };
type EditorTexts = Widened<typeof english>;

const russian: EditorTexts = {
  title: 'Правила в виде текста',
  more: 'Сценарий можно править как YAML. Ctrl+Пробел показывает, что можно написать в этом месте; наведите указатель на ключ, чтобы прочесть его значение. Текст проверяется так же, как в командной строке. Он не покидает эту страницу.',
  edit: 'Править как текст',
  name: 'Сценарий в YAML',
  openFile: 'Открыть файл',
  saveOwn: 'Сохранить сценарий (YAML)',
  use: 'Использовать этот сценарий',
  close: 'Закрыть редактор',
  checking: 'Проверка',
  fine: 'Загрузчик принимает этот сценарий.',
  faults: (count) => `Ошибок: ${count}.`,
  tooLarge: (kilobytes) => `Файл слишком велик: открываются файлы не больше ${kilobytes} КиБ.`,
  notText: 'Этот файл — не текст в UTF-8.',
  ended: 'Проверка длилась слишком долго и была прервана. Измените текст, чтобы проверить его снова.',
  ownMore:
    'Эти миры рассчитаны по вашему сценарию. Сохраните его в папку scenarios под именем my-scenario.yaml: так его называет исследование. Ссылка содержит его, если он невелик.',
  ownScenario: 'Этот сценарий написан читателем и не входит в поставку Glasshouse.',
};

const chinese: EditorTexts = {
  title: '以文本表示的规则',
  more: '可将情景作为 YAML 编辑。按 Ctrl+空格可列出光标处可写的内容；指向某个键可阅读其含义。文本的检查方式与命令行相同，且不会离开本页面。',
  edit: '以文本编辑',
  name: 'YAML 格式的情景',
  openFile: '打开文件',
  saveOwn: '保存情景（YAML）',
  use: '使用此情景',
  close: '关闭编辑器',
  checking: '正在检查',
  fine: '加载器接受此情景。',
  faults: (count) => `${count} 个问题：`,
  tooLarge: (kilobytes) => `文件过大：最多打开 ${kilobytes} KiB。`,
  notText: '此文件不是 UTF-8 文本。',
  ended: '检查耗时过长，已终止。修改文本后可重新检查。',
  ownMore:
    '这些世界按你自己的情景运行。请将其以 my-scenario.yaml 为名保存到 scenarios 文件夹：研究文件使用这个名称。情景较小时，链接可以包含它。',
  ownScenario: '此情景由读者编写，不属于 Glasshouse 自带的情景。',
};

const ALL: Record<string, EditorTexts> = { English: english, Русский: russian, 中文: chinese };

/** The texts of the editor in the language of the interface. */
export const editorTexts = (texts: Texts): EditorTexts => ALL[texts.language] ?? english;
