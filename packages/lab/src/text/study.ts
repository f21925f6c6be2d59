import type { Texts } from './english.js';

/** Texts about a study that a reader opens, in the languages of the interface. */
const english = {
  title: 'A study of your own',
  about:
    'Open a study in YAML. It may name shipped scenarios, or files that you open with it. It runs at reduced size and stays on this page.',
  openFile: 'Open a study and its files',
  reading: 'Reading the study',
  refused: 'This study cannot be run here:',
  tooMany: (most: number) => `At most ${most} files are opened at once.`,
  runs: (experiments: number, runs: number) =>
    `Experiments: ${experiments}. Runs: ${runs}. All of them are run; you choose the one to watch.`,
  experiment: (arms: number, people: string) => `Worlds: ${arms}. People in each: ${people}.`,
  run: 'Run and watch',
  ofStudy: (path: string) => `A reader wrote this study, ${path}. It is not one of those shipped with Glasshouse.`,
  more: (worlds: number) => `Worlds that were run and are not shown here: ${worlds}. The report has them all.`,
  noRules: 'The rules of a study are changed in its file. Edit the file and open it again.',
  saveMore: 'Run the same files from the command line: the result hash is the same.',
} as const;

type Widened<T> = { [K in keyof T]: T[K] extends string ? string : T[K] };
type StudyTexts = Widened<typeof english>;

const russian: StudyTexts = {
  title: 'Ваше исследование',
  about:
    'Откройте исследование в формате YAML. Оно может ссылаться на сценарии из галереи или на файлы, открытые вместе с ним. Оно проверяется и выполняется так же, как в командной строке (уменьшенный размер), и не покидает эту страницу.',
  openFile: 'Открыть исследование и его файлы',
  reading: 'Чтение исследования',
  refused: 'Это исследование здесь выполнить нельзя:',
  tooMany: (most) => `За один раз можно открыть не больше ${most} файлов.`,
  runs: (experiments, runs) => `Экспериментов: ${experiments}. Прогонов: ${runs}. Выполняются все; вы выбираете, за каким наблюдать.`,
  experiment: (arms, people) => `Миров: ${arms}. Людей в каждом: ${people}.`,
  run: 'Выполнить и наблюдать',
  ofStudy: (path) => `Это исследование (${path}) написано читателем и не входит в поставку Glasshouse.`,
  more: (worlds) => `Рассчитано, но не показано миров: ${worlds}. В отчёте есть все.`,
  noRules: 'Правила исследования меняются в его файле. Исправьте файл и откройте его снова.',
  saveMore: 'Выполните те же файлы в командной строке: хеш результата будет тем же.',
};

const chinese: StudyTexts = {
  title: '你自己的研究',
  about:
    '打开一份 YAML 格式的研究。它可以引用图库中的情景，也可以引用与它一同打开的文件。检查和运行的方式与命令行的缩小规模相同，内容不会离开本页面。',
  openFile: '打开研究及其文件',
  reading: '正在读取研究',
  refused: '此研究无法在这里运行：',
  tooMany: (most) => `一次最多打开 ${most} 个文件。`,
  runs: (experiments, runs) => `实验 ${experiments} 个，运行 ${runs} 次。全部都会运行；你可选择观看哪一个。`,
  experiment: (arms, people) => `世界 ${arms} 个，每个世界 ${people} 人。`,
  run: '运行并观看',
  ofStudy: (path) => `此研究（${path}）由读者编写，不属于 Glasshouse 自带的研究。`,
  more: (worlds) => `另有 ${worlds} 个世界已运行但未在此显示。报告包含全部世界。`,
  noRules: '研究的规则须在其文件中修改。请编辑文件后重新打开。',
  saveMore: '在命令行运行相同的文件，结果哈希也相同。',
};

const ALL: Record<string, StudyTexts> = { English: english, Русский: russian, 中文: chinese };

/** The texts about a reader's study in the language of the interface. */
export const studyTexts = (texts: Texts): StudyTexts => ALL[texts.language] ?? english;
