import type { Lesson } from './lesson.js';

export const whoCanBuyPoints: Lesson = {
  id: 'who-can-buy-points',
  claim: 'B3',
  study: 'rules',
  experiment: 'deeds',
  arms: ['with_gifts', 'hours_only'],
  indicators: ['inability_days', 'points_low', 'points_high', 'below_low', 'below_high'],
  persons: 8000,
  points: 8,
  guess: { min: 0, max: 100, step: 1, start: 33 },
  answer: { indicator: 'points_low', world: 'with_gifts', per: 1 },
  rows: ['E148', 'E149', 'E162', 'E210', 'E205'],
  texts: {
    en: {
      title: 'Who can buy points',
      sentence:
        'City and village rules give points for unpaid hours and for gifts. One village gives {E149} points for goods worth a fixed sum.',
      ask: 'Low-income people are {=population.attributes.income.categories.low.share} of everyone here. What share of all points goes to them?',
      unit: 'percent of all points',
      counts: [
        'With points for hours and gifts, {points_low} percent of all points go to low incomes and {points_high} percent to high incomes. If only hours count, {points_low@hours_only} and {points_high@hours_only} percent.',
        'A gift turns money into points. An hour costs everyone an hour, but not everyone has one to spare.',
        'At the end, {below_low} percent of low-income people and {below_high} percent of high-income people stand below grade A. If grades below A lose a priority, {inability_days} sanction-days per 1,000 invented people per year rest on a bill that could not be paid.',
      ],
      settle: [
        'Points given by kind of deed and by income, in any one city.',
        'Hours and gifts of people by income.',
        'Whose deeds are entered, and by whom.',
      ],
      worlds: { with_gifts: 'Hours and gifts', hours_only: 'Hours alone' },
      notes: {
        aim: 'Pupils see that a rule with the same words for everyone can cost people different amounts.',
        wrong: [
          'Their share of the people: equal words are taken for equal chances.',
          'Next to nothing: gifts are thought to be most of the points. Hours give most of them under these assumptions.',
          'More than their share: poorer people are thought to volunteer more. Nobody counted that.',
        ],
        avoid: ['Do not ask what families earn or give.', 'Do not award points to pupils to demonstrate it.'],
      },
    },
    ru: {
      title: 'Кто может купить баллы',
      sentence:
        'Городские и сельские правила дают баллы за неоплачиваемые часы работы и за пожертвования. В одной деревне за вещи на установленную сумму начисляют баллов: {E149}.',
      ask: 'Люди с низким доходом составляют {=population.attributes.income.categories.low.share} всех людей. Какая доля всех баллов достаётся им?',
      unit: 'процентов всех баллов',
      counts: [
        'Если считаются часы и пожертвования, людям с низким доходом достаётся {points_low} % всех баллов, с высоким — {points_high} %. Если только часы — {points_low@hours_only} % и {points_high@hours_only} %.',
        'Пожертвование превращает деньги в баллы. Час для каждого остаётся часом, но свободный час есть не у каждого.',
        'В конце ниже ступени A оказались {below_low} % людей с низким доходом и {below_high} % с высоким. Если те, кто ниже A, лишаются преимущества, из-за счёта, который нечем было оплатить, на 1000 вымышленных людей в год приходится дней под санкциями: {inability_days}.',
      ],
      settle: [
        'Баллы по видам поступков и по доходу, хотя бы в одном городе.',
        'Часы и пожертвования людей по доходу.',
        'Чьи поступки вносят и кто это делает.',
      ],
      worlds: { with_gifts: 'Часы и пожертвования', hours_only: 'Только часы' },
      notes: {
        aim: 'Ученики видят, что правило с одинаковыми словами для всех может обходиться людям по-разному.',
        wrong: [
          'Доля, равная их доле среди людей: одинаковые слова приняты за равные возможности.',
          'Почти ничего: кажется, что баллы в основном за пожертвования. При этих допущениях большая часть — за часы.',
          'Больше их доли: кажется, что бедные чаще бывают волонтёрами. Этого никто не считал.',
        ],
        avoid: ['Не спрашивайте, сколько семьи зарабатывают или жертвуют.', 'Не начисляйте баллы ученикам ради примера.'],
      },
    },
    zh: {
      title: '谁买得起积分',
      sentence: '城市和村庄的规则给无偿工时和捐赠加分。有一个村对价值一定金额的物品给 {E149} 分。',
      ask: '低收入者占这里所有人的 {=population.attributes.income.categories.low.share}。所有积分中有多少归他们？',
      unit: '%（占全部积分）',
      counts: [
        '工时和捐赠都计分时，低收入者得到全部积分的 {points_low}%，高收入者得到 {points_high}%。只计工时则分别为 {points_low@hours_only}% 和 {points_high@hours_only}%。',
        '捐赠把钱变成积分。一小时对谁都是一小时，但不是谁都有空闲。',
        '最后，{below_low}% 的低收入者和 {below_high}% 的高收入者低于 A 级。如果 A 级以下失去优先权，因付不起账单而受制裁的天数为每 1000 个虚构的人每年 {inability_days}。',
      ],
      settle: ['任何一个城市按行为种类和收入公布的积分。', '按收入统计的工时和捐赠。', '谁的行为被登记，由谁登记。'],
      worlds: { with_gifts: '工时和捐赠', hours_only: '只计工时' },
      notes: {
        aim: '让学生看到：对人人措辞相同的规则，代价可以不同。',
        wrong: [
          '等于人口比例：把同样的措辞当成同样的机会。',
          '几乎没有：以为积分主要来自捐赠。在这些假设下，大部分来自工时。',
          '超过人口比例：以为穷人做志愿服务更多。没有人统计过。',
        ],
        avoid: ['不要问家庭收入或捐赠。', '不要为了演示给学生打分。'],
      },
    },
  },
};
