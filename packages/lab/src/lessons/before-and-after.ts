import type { Lesson } from './lesson.js';

export const beforeAndAfter: Lesson = {
  id: 'before-and-after',
  claim: 'A3',
  study: 'security-tools',
  experiment: 'fall',
  arms: ['both', 'neither'],
  indicators: ['lawful_days', 'says_fall', 'says_rise_on_record', 'averted', 'on_record'],
  persons: 6000,
  points: 24,
  guess: { min: 0, max: 100, step: 1, start: 10 },
  answer: { indicator: 'says_fall', world: 'both', per: 1 },
  rows: ['E371', 'E372', 'E373', 'E457'],
  texts: {
    en: {
      title: 'Before and after',
      sentence:
        'A measure begins, then fewer incidents happen. Is that proof? In these neutral worlds a score begins, and by construction it lowers nothing.',
      ask: 'In how many of 100 such worlds do fewer incidents happen in the two years after than in the two years before?',
      unit: 'of 100 worlds',
      counts: [
        'A before-and-after comparison counts one place at two times. In {says_fall} of 100 worlds with a score fewer incidents happened after; without a score and without more patrols, in {says_fall@neither}. The trend of these worlds is assumed and rises as often as it falls.',
        'The number on record is different again. Patrols write down more: incidents on record rose in {says_rise_on_record} of 100 worlds.',
        'Patrols avert {averted} of 100 incidents here and the score none. People are taken along for lawful gatherings or by mistake all the same: {lawful_days} days per 1,000 invented people per year.',
        'For the region in question two counts do not agree: {E371} known incidents since 2000 in one list, more than {E372} a year in the other.',
      ],
      settle: [
        'One count of incidents by one definition, by month and place.',
        'Places with a score and no more patrols, and the other way round.',
        'A count that does not depend on how many patrols are there to write it down.',
      ],
      worlds: { both: 'More patrols and a score', neither: 'Neither' },
      notes: {
        aim: 'Pupils ask what would have happened anyway before they credit a measure.',
        wrong: [
          'Almost none: a fall is thought to need a cause that somebody put there.',
          'Almost all: the measure is trusted because it was announced.',
          'Exactly half, like tossing a coin: close. Then ask what the record would have said.',
        ],
        avoid: ['Do not ask pupils about incidents they or their families lived through.', 'Do not name a place where pupils come from.'],
      },
    },
    ru: {
      title: 'До и после',
      sentence:
        'Мера начинает действовать, и происшествий становится меньше. Доказывает ли это что-нибудь? В этих нейтральных мирах вводят балл, который по построению ничего не снижает.',
      ask: 'В скольких из 100 таких миров за два года после происшествий меньше, чем за два года до?',
      unit: 'из 100 миров',
      counts: [
        '«До и после» сравнивает одно и то же место в два периода. С баллом происшествий потом было меньше в стольких мирах из 100: {says_fall}. Без балла и без новых патрулей: {says_fall@neither}. Тренд в этих мирах задан допущением: вверх он идёт так же часто, как вниз.',
        'Записи дают ещё одно число. Патрули записывают больше: происшествий в записях прибавилось в стольких мирах из 100: {says_rise_on_record}.',
        'Из 100 происшествий патрули предотвращают здесь {averted}, балл — ни одного. Людей всё равно уводят за законные собрания или по ошибке: {lawful_days} дней на 1000 вымышленных людей в год.',
        'Для того региона, о котором речь, два подсчёта расходятся: {E371} известных происшествий с 2000 года в одном списке и более {E372} в год в другом.',
      ],
      settle: [
        'Один подсчёт происшествий по одному определению, по месяцам и местам.',
        'Места с баллом и без новых патрулей, и наоборот.',
        'Подсчёт, который не зависит от того, сколько патрулей его ведёт.',
      ],
      worlds: { both: 'Больше патрулей и балл', neither: 'Ни того, ни другого' },
      notes: {
        aim: 'Ученики спрашивают, что случилось бы и так, прежде чем приписать заслугу мере.',
        wrong: [
          'Почти ни в одном: кажется, что у падения должна быть намеренная причина.',
          'Почти во всех: мере верят, потому что о ней объявили.',
          'Ровно в половине, как при броске монеты: близко. Тогда спросите, что показали бы записи.',
        ],
        avoid: ['Не спрашивайте о происшествиях, которые пережили ученики или их семьи.', 'Не называйте мест, откуда ученики родом.'],
      },
    },
    zh: {
      title: '之前与之后',
      sentence: '一项措施开始，之后事件减少。这能证明什么吗？在这些中性的世界里引入了一种评分，而按设定它不会减少任何事件。',
      ask: '在 100 个这样的世界里，有多少个在之后两年的事件少于之前两年？',
      unit: '每 100 个世界',
      counts: [
        '前后对比比较的是同一地方的两个时段。在有评分的世界里，每 100 个中有 {says_fall} 个之后事件较少；既无评分也未增加巡逻时为 {says_fall@neither} 个。这些世界的趋势是假设，上升与下降一样常见。',
        '记录又是另一个数字。巡逻会多记：每 100 个世界中有 {says_rise_on_record} 个记录在案的事件增加。',
        '在这里，每 100 起事件巡逻避免 {averted} 起，评分一起也没有。人们照样因合法聚会或差错被带走：每 1000 个虚构的人每年 {lawful_days} 天。',
        '就所涉地区而言，两种统计并不一致：一份名单自 2000 年以来有 {E371} 起已知事件，另一种说每年超过 {E372} 起。',
      ],
      settle: ['按一个定义、按月按地的一种事件统计。', '有评分而未增加巡逻的地方，以及相反的地方。', '不随巡逻多少而变的统计。'],
      worlds: { both: '更多巡逻和评分', neither: '两者都没有' },
      notes: {
        aim: '让学生在把功劳归于一项措施之前，先问没有它本来会怎样。',
        wrong: [
          '几乎没有：以为下降必有人为的原因。',
          '几乎全部：因为宣布过就相信措施。',
          '正好一半，像抛硬币：已经接近。再问记录会怎么说。',
        ],
        avoid: ['不要问学生或其家人经历过的事件。', '不要提学生来自的地方。'],
      },
    },
  },
};
