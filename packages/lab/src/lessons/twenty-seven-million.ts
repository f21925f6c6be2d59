import type { Lesson } from './lesson.js';

export const twentySevenMillion: Lesson = {
  id: 'twenty-seven-million',
  claim: 'A1',
  study: 'the-article',
  experiment: 'refusals',
  arms: ['as_documented'],
  indicators: ['refused_once', 'refused_air_once', 'refusals_each', 'ever_listed'],
  worlds: [
    {
      id: 'always_checked',
      title: 'Ability always checked',
      changes: [
        {
          path: 'reviews.enforcement_judge.passes_unsound',
          value: { value: 0, unit: 'probability', assumed: 'To compare', range: [0, 0] },
        },
      ],
    },
  ],
  persons: 20_000,
  points: 8,
  guess: { min: 0, max: 30, step: 0.5, start: 15 },
  answer: { indicator: 'refused_once', world: 'as_documented', per: 1e6 },
  rows: ['E037', 'E038', 'E036', 'E039', 'E517', 'E518'],
  texts: {
    en: {
      title: 'The twenty-seven million',
      sentence: 'Many texts say that this many people may not fly. A court published the number: {E037}.',
      ask: 'How many people were refused a ticket at least once by mid-2019?',
      unit: 'million people',
      counts: [
        'The court counted refused purchases. A person who tries five times is counted five times. In one month of 2014 there were {E517} refusals, and {E518} listed people were recognised behind them.',
        'In the world as documented, each person who was refused at all was refused {refusals_each} times, and {refused_once} people were refused at least once. Everybody in it is invented, and the range covers the assumptions.',
        'The court gives {E036} entries by mid-2019 and {E039} half a year later. The first adds everyone ever entered; the second counts one day. Both may include firms and count one person twice.',
      ],
      settle: [
        'A published count of people refused, or of first refusals.',
        'A statement of how repeated tries for one journey are counted.',
        'People and firms counted apart.',
      ],
      worlds: { as_documented: 'The list as documented', always_checked: 'Ability always checked' },
      notes: {
        aim: 'Pupils ask what a number counts before they ask whether it is large.',
        wrong: [
          'The published number itself: purchases are read as people.',
          'Almost nobody: the number is dismissed as propaganda. The refusals are documented; only their unit was changed.',
          'A fixed part of it: everybody is thought to try equally often. Only one month of counts says how tries are distributed over people.',
        ],
        avoid: [
          'Do not ask who in the class has relatives in debt or on a list.',
          'Do not ask anyone to look up a real name on the public list.',
        ],
      },
    },
    ru: {
      title: 'Двадцать семь миллионов',
      sentence: 'Во многих текстах говорится, что столько людей не могут летать. Само число опубликовал суд: {E037}.',
      ask: 'Скольким людям к середине 2019 года хотя бы раз отказали в билете?',
      unit: 'млн человек',
      counts: [
        'Суд считал отказы в покупке. Кто пытался купить билет пять раз, посчитан пять раз. За один месяц 2014 года отказов было {E517}, а людей из списка за ними распознано {E518}.',
        'В мире, устроенном по документам, на каждого, кому отказали, приходится отказов: {refusals_each}. Хотя бы раз отказали стольким людям: {refused_once}. Все они вымышлены, а разброс охватывает допущения.',
        'Суд называет {E036} записей к середине 2019 года и {E039} полгода спустя. В первом числе — все, кто когда-либо был внесён, во втором — состояние на один день. В оба могли попасть фирмы, и один человек мог быть посчитан дважды.',
      ],
      settle: [
        'Опубликованное число людей, которым отказали, или первых отказов.',
        'Пояснение, как считаются повторные попытки купить билет на одну поездку.',
        'Раздельный счёт людей и фирм.',
      ],
      worlds: { as_documented: 'Список по документам', always_checked: 'Всегда проверяют, может ли платить' },
      notes: {
        aim: 'Ученики спрашивают, что именно посчитано, прежде чем спросить, велико ли число.',
        wrong: [
          'Само опубликованное число: покупки приняты за людей.',
          'Почти никому: число отвергнуто как пропаганда. Отказы задокументированы, подменена только единица счёта.',
          'Постоянная доля: предполагают одинаковое число попыток на человека. Как попытки распределены по людям, сказано только для одного месяца.',
        ],
        avoid: [
          'Не спрашивайте, у кого в классе есть родственники с долгами или в списке.',
          'Не просите искать настоящее имя в открытом списке.',
        ],
      },
    },
    zh: {
      title: '两千七百万',
      sentence: '许多文章说有这么多人不能乘飞机。这个数字出自法院：{E037}。',
      ask: '到 2019 年年中，有多少人至少一次被拒绝购票？',
      unit: '百万人',
      counts: [
        '法院统计的是购票被拒的次数。一个人试五次，就算五次。2014 年的一个月里有 {E517} 次拒绝，背后识别出的名单人员有 {E518} 人。',
        '在按文献设定的世界里，每个被拒绝过的人平均被拒绝 {refusals_each} 次，至少被拒绝一次的人有 {refused_once}。这些人都是虚构的，范围来自各项假设。',
        '法院公布，截至 2019 年年中累计有 {E036} 条登记，半年后在册 {E039} 条。前者包括所有曾被列入者，后者只统计某一天。两者都可能包括企业，也可能把一个人数两次。',
      ],
      settle: ['公布被拒绝的人数，或首次被拒绝的次数。', '说明同一行程的多次尝试如何计数。', '把个人与企业分开统计。'],
      worlds: { as_documented: '文献所载的名单', always_checked: '始终核查履行能力' },
      notes: {
        aim: '让学生先问数字数的是什么，再问它大不大。',
        wrong: [
          '直接填公布的数字：把购票次数当成人数。',
          '几乎没有人：把数字当成宣传。拒绝购票确有记载，被偷换的只是计数单位。',
          '固定的比例：设想每人尝试次数相同。只有一个月的统计说明尝试在人群中的分布。',
        ],
        avoid: ['不要问班上谁有欠债的或被列入名单的亲属。', '不要让任何人在公开名单上查真实姓名。'],
      },
    },
  },
};
