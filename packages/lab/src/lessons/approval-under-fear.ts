import type { Lesson } from './lesson.js';

export const approvalUnderFear: Lesson = {
  id: 'approval-under-fear',
  claim: 'A2',
  study: 'views',
  experiment: 'panel',
  arms: ['as_written', 'unnamed'],
  indicators: ['chilled', 'lawful_days', 'says_yes', 'no_view'],
  persons: 4000,
  points: 16,
  guess: { min: 0, max: 100, step: 1, start: 50 },
  answer: { indicator: 'says_yes', world: 'unnamed', per: 1 },
  rows: ['E250', 'E251', 'E256', 'E259', 'E260', 'E271'],
  texts: {
    en: {
      title: 'Approval under fear',
      sentence: 'An online panel was asked outright, and about {E250} percent took a positive view.',
      ask: 'In the second world nobody is named in public any more. Of 100 people asked outright, how many say yes?',
      unit: 'of 100 asked',
      counts: [
        'The question counts answers. With naming, {says_yes} of 100 say yes; without it, {says_yes@unnamed}. The two ranges are almost the same.',
        'What people do differs. With naming, {chilled} lawful meetings and complaints are given up per 1,000 invented people per year; without it, {chilled@unnamed}. The survey does not see that.',
        'If "do not know" is on offer, {no_view} of 100 choose it. Of residents of pilot places, {E256} percent knew that theirs was one.',
      ],
      settle: [
        'The same people asked outright and by a list of items, so that nobody has to say it aloud.',
        '"Do not know" among the answers.',
        'Whether those asked know of a system where they live.',
      ],
      worlds: { as_written: 'Some are named in public', unnamed: 'Nobody is named in public' },
      notes: {
        aim: 'Pupils separate what people say from what they think and from what they dare to do.',
        wrong: [
          'Far fewer: fear is thought to make the whole number. Under these assumptions most say the same either way.',
          'Exactly the published number: the panel is read as the country.',
          'Far more: naming is thought to be what people object to.',
        ],
        avoid: [
          'Do not poll the class on a government, and do not ask who would say yes.',
          'Do not ask pupils what their parents say at home.',
        ],
      },
    },
    ru: {
      title: 'Одобрение под страхом',
      sentence: 'Участников интернет-панели спросили прямо. Положительно ответили около {E250%}.',
      ask: 'Во втором мире больше никого не называют публично. Сколько из 100 спрошенных прямо скажут «да»?',
      unit: 'из 100 спрошенных',
      counts: [
        'Опрос считает ответы. Когда людей называют публично, из 100 спрошенных «да» говорят {says_yes}; когда не называют — {says_yes@unnamed}. Разброс почти одинаков.',
        'Различается поведение. На 1000 вымышленных людей в год приходится несостоявшихся законных встреч и неподанных жалоб: {chilled}, если называют, и {chilled@unnamed}, если нет. Опрос этого не видит.',
        'Если предложен ответ «не знаю», из 100 спрошенных его выбирают {no_view}. Из жителей мест, где идёт эксперимент, знали об этом {E256%}.',
      ],
      settle: [
        'Опрос тех же людей прямо и методом списка, при котором никому не нужно говорить этого вслух.',
        'Ответ «не знаю» среди вариантов.',
        'Знают ли спрошенные о системе там, где живут.',
      ],
      worlds: { as_written: 'Некоторых называют публично', unnamed: 'Никого не называют публично' },
      notes: {
        aim: 'Ученики различают, что люди говорят, что думают и на что решаются.',
        wrong: [
          'Намного меньше: кажется, что всё число держится на страхе. При этих допущениях большинство отвечает одинаково в обоих мирах.',
          'Ровно опубликованное число: панель принята за страну.',
          'Намного больше: кажется, что людям не нравится именно публичность.',
        ],
        avoid: ['Не опрашивайте класс о правительстве и не спрашивайте, кто сказал бы «да».', 'Не спрашивайте, что родители говорят дома.'],
      },
    },
    zh: {
      title: '恐惧之下的赞成',
      sentence: '对一个网络样本直接提问，约 {E250%} 的人表示肯定。',
      ask: '在第二个世界里，不再公开点名。直接询问 100 人，有多少人说“是”？',
      unit: '人（每 100 名受访者）',
      counts: [
        '调查数的是回答。有公开点名时，每 100 人有 {says_yes} 人说“是”；没有点名时有 {says_yes@unnamed}。两个范围几乎一样。',
        '不同的是行为。有公开点名时，每 1000 个虚构的人每年放弃 {chilled} 次合法的聚会和投诉；没有点名时 {chilled@unnamed} 次。调查看不到这一点。',
        '如果可以答“不知道”，每 100 人有 {no_view} 人这样选。试点地区的居民中，知道当地是试点的占 {E256%}。',
      ],
      settle: ['对同一批人既直接提问，又用列举实验法提问，使谁都不必明说。', '选项中有“不知道”。', '受访者是否知道当地有这样的制度。'],
      worlds: { as_written: '有人被公开点名', unnamed: '不公开点名' },
      notes: {
        aim: '让学生分清人们说什么、想什么、敢做什么。',
        wrong: [
          '少得多：以为数字全靠恐惧。在这些假设下，多数人在两个世界里的回答相同。',
          '正好是公布的数字：把样本当成全国。',
          '多得多：以为人们反对的只是点名。',
        ],
        avoid: ['不要就某个政府在班上投票，也不要问谁会说“是”。', '不要问学生父母在家里说什么。'],
      },
    },
  },
};
