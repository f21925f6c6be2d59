import type { Lesson } from './lesson.js';

export const oneInAThousand: Lesson = {
  id: 'one-in-a-thousand',
  claim: 'C4',
  study: 'security-tools',
  experiment: 'flags',
  arms: ['as_documented', 'nobody_held'],
  indicators: ['held_days', 'nothing', 'household_days'],
  persons: 8000,
  points: 8,
  guess: { min: 0, max: 100, step: 1, start: 50 },
  answer: { indicator: 'nothing', world: 'as_documented', per: 1 },
  rows: ['E314', 'E317', 'E324', 'E319', 'E365'],
  texts: {
    en: {
      title: 'One in a thousand',
      sentence:
        'A platform names people for something a screen looks for. In this world as written, about one person in a thousand does something unlawful in a year. Leaked papers report {E314} people flagged in one week; a government calls the papers fabricated.',
      ask: 'Of 100 flags, how many are for nothing unlawful?',
      unit: 'of 100 flags',
      counts: [
        'Screening does not make a rare act common. Occasions for an unlawful act are assumed ({=streams.unlawful_act.rate}), and people take only some of them ({=streams.unlawful_act.inclination}). Everybody else can still be flagged for lawful conduct or by mistake.',
        'Of 100 flags in this world, {nothing} are for nothing unlawful. A sharper screen changes this little as long as almost everyone it looks at did nothing.',
        'Flags are followed by {held_days} days held for lawful conduct, for what a person is or in error, per 1,000 invented people per year. In the second world nobody is held, and the flags are nearly the same.',
      ],
      settle: [
        'For one bulletin: who was flagged, on what ground, and what was found.',
        'How many names officials could read in the time they had.',
        'Who was let go, and when.',
      ],
      worlds: { as_documented: 'As reported and leaked', nobody_held: 'Flags without confinement' },
      notes: {
        aim: 'Pupils see that the rarity of an act, and not only the quality of a test, decides what an alarm is worth.',
        wrong: [
          'Few: a test that is seldom wrong is assumed to be seldom wrong when it raises an alarm.',
          'Half: the two kinds of error are imagined to cancel.',
          'All: nobody is thought to have done anything. Then the question of proportion is lost.',
        ],
        avoid: [
          'Do not run this lesson as a role play, and do not cast pupils as flagged or as officials.',
          'Do not ask pupils from affected families for examples. Offer the lesson on ten households instead.',
          'Do not read a total of people held out of it: none is printed, because estimates are contested.',
        ],
      },
    },
    ru: {
      title: 'Один на тысячу',
      sentence:
        'Платформа называет людей, у которых нашлись искомые признаки. В этом мире, как он описан, за год что-то незаконное делает примерно один человек из тысячи. Согласно утечке документов, за одну неделю отмечено людей: {E314}. Правительство называет документы подделкой.',
      ask: 'Сколько отметок из 100 поставлено не за нарушение закона?',
      unit: 'из 100 отметок',
      counts: [
        'Скрининг не делает редкий поступок частым. Число случаев, когда можно нарушить закон, задано допущением ({=streams.unlawful_act.rate}), и люди пользуются лишь частью из них ({=streams.unlawful_act.inclination}). Всех остальных могут отметить за законное поведение или по ошибке.',
        'Из 100 отметок в этом мире не за нарушение закона поставлено: {nothing}. Более точный скрининг мало меняет, пока почти никто из тех, на кого он смотрит, ничего не сделал.',
        'За отметками следуют дни содержания под стражей за законное поведение, за то, кем человек является, или по ошибке: {held_days} на 1000 вымышленных людей в год. Во втором мире никого не задерживают, а отметки почти те же.',
      ],
      settle: [
        'По одной сводке: кого отметили, на каком основании и что обнаружили.',
        'Сколько имён служащие успевали прочесть.',
        'Кого отпустили и когда.',
      ],
      worlds: { as_documented: 'По сообщениям и утечкам', nobody_held: 'Отметки без задержания' },
      notes: {
        aim: 'Ученики видят: цену сигнала определяет редкость поступка, а не только качество теста.',
        wrong: [
          'Мало: если тест редко ошибается, кажется, что он редко ошибается и тогда, когда срабатывает.',
          'Половина: кажется, что два вида ошибок уравновешивают друг друга.',
          'Все: считают, что никто ничего не делал. Тогда теряется вопрос о соразмерности.',
        ],
        avoid: [
          'Не превращайте урок в ролевую игру и не назначайте учеников отмеченными или служащими.',
          'Не просите примеров у детей из пострадавших семей. Предложите им урок о десяти дворах.',
          'Не выводите из этого общее число задержанных: здесь его нет, потому что оценки спорны.',
        ],
      },
    },
    zh: {
      title: '千分之一',
      sentence:
        '一个平台会列出符合筛查条件的人。在这个世界的原设定中，一年里约千分之一的人做了违法的事。泄露的文件称一周内有 {E314} 人被标记；政府称文件系伪造。',
      ask: '每 100 次标记中，有多少次并非因为违法？',
      unit: '每 100 次标记',
      counts: [
        '筛查不会使罕见的行为变得常见。违法的机会是假设（{=streams.unlawful_act.rate}），而且只有一部分会被利用（{=streams.unlawful_act.inclination}）。其他人仍可能因合法行为或差错而被标记。',
        '在这个世界里，每 100 次标记中有 {nothing} 次并非因为违法。只要被检查的人几乎都没有做什么，更精确的筛查也改变不了多少。',
        '标记之后，因合法行为、身份或差错而被关押的天数为每 1000 个虚构的人每年 {held_days}。在第二个世界里没有人被关押，标记几乎相同。',
      ],
      settle: ['就一份通报而言：谁被标记，依据是什么，查到了什么。', '工作人员来得及看多少个名字。', '谁获释，何时获释。'],
      worlds: { as_documented: '按报道和泄露的文件', nobody_held: '只标记不关押' },
      notes: {
        aim: '让学生看到：警报值多少，取决于行为有多罕见，而不只取决于检测有多好。',
        wrong: [
          '很少：检测很少出错，就以为它报警时也很少出错。',
          '一半：设想两类错误互相抵消。',
          '全部：以为没有人做过任何事，于是不再追问是否合乎比例。',
        ],
        avoid: [
          '不要把本课做成角色扮演，不要让学生扮演被标记的人或工作人员。',
          '不要请受影响家庭的学生举例，可以改上“十户连坐”一课。',
          '不要从中推算被关押的总人数：估计有争议，因此这里没有给出。',
        ],
      },
    },
  },
};
