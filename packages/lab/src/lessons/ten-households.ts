import type { Lesson } from './lesson.js';

export const tenHouseholds: Lesson = {
  id: 'ten-households',
  claim: 'D2',
  study: 'older-forms',
  experiment: 'surety',
  arms: ['unit_10', 'nobody_answers'],
  indicators: ['others_days', 'others_per_own', 'caught', 'accused_days'],
  persons: 9000,
  points: 8,
  guess: { min: 0, max: 40, step: 1, start: 2 },
  answer: { indicator: 'others_per_own', world: 'unit_10', per: 1 },
  rows: ['E440', 'E442', 'E444', 'E447', 'E448', 'E449'],
  texts: {
    en: {
      title: 'Ten households',
      sentence: 'Under mutual surety, neighbours answer for each other. One source gives {E440} households to a unit.',
      ask: 'For each day of penalty on the person who did it, how many days fall on people who did not?',
      unit: 'days on others',
      counts: [
        'By the letter of the rule everyone in the unit pays. So for each day on the person who did it, {others_per_own} days fall on neighbours and their families.',
        'Neighbours are meant to watch. With units of ten, {caught} of 100 offences are recorded; when nobody answers for another, {caught@nobody_answers}. Answering for a neighbour makes some people inform first and others keep silent.',
        'Some are punished for what nobody did: {accused_days} days per 1,000 invented people per year in units of ten, {accused_days@nobody_answers} where nobody answers for another.',
      ],
      settle: [
        'Records of one county: deeds, who informed, and who paid, by size of unit.',
        'How many of those who had to answer knew of the deed.',
        'Whether the rule was applied at all. One historian calls it a formality (E449).',
      ],
      worlds: { unit_10: 'Units of ten', nobody_answers: 'Nobody answers for another' },
      notes: {
        aim: 'Pupils compute who bears a collective penalty, and see that this follows from the rule and not from cruelty.',
        wrong: [
          'One or two: only the closest relatives are imagined.',
          'Nine: households are counted and the people in them are not.',
          'None, because neighbours will prevent it: then look at how many offences are recorded in each world.',
        ],
        avoid: [
          'Do not punish a group in class to demonstrate the rule, even as a game.',
          'Do not ask whose family was made to answer for somebody.',
        ],
      },
    },
    ru: {
      title: 'Десять дворов',
      sentence: 'При круговой поруке соседи отвечают друг за друга. По одному источнику, в одну единицу входило дворов: {E440}.',
      ask: 'Сколько дней наказания приходится на невиновных на каждый день наказания виновного?',
      unit: 'дней на других',
      counts: [
        'По букве правила расплачивается вся единица. Поэтому на каждый день наказания виновного приходится дней на соседей и их семьи: {others_per_own}.',
        'Соседи должны следить. Если единица — десять дворов, в записи попадает {caught} поступков из 100; если никто ни за кого не отвечает — {caught@nobody_answers}. Ответственность за соседа одних заставляет донести первыми, других — молчать.',
        'Часть наказаний следует за то, чего никто не делал. Дней на 1000 вымышленных людей в год: {accused_days} в единицах из десяти дворов и {accused_days@nobody_answers}, если никто ни за кого не отвечает.',
      ],
      settle: [
        'Записи одного уезда: поступки, кто донёс и кто заплатил, по размеру единицы.',
        'Сколько из тех, кто отвечал, знали о поступке.',
        'Применялось ли правило вообще. Один историк называет его формальностью (E449).',
      ],
      worlds: { unit_10: 'Единицы из десяти дворов', nobody_answers: 'Никто ни за кого не отвечает' },
      notes: {
        aim: 'Ученики вычисляют, кто несёт коллективное наказание, и видят, что это следует из правила, а не из чьей-то жестокости.',
        wrong: [
          'Один или два: думают только о ближайших родственниках.',
          'Девять: считают дворы, но не людей в них.',
          'Ни одного, ведь соседи не допустят: тогда сравните, сколько поступков попало в записи в каждом мире.',
        ],
        avoid: ['Не наказывайте группу в классе ради примера, даже в игре.', 'Не спрашивайте, чью семью заставляли отвечать за других.'],
      },
    },
    zh: {
      title: '十户连坐',
      sentence: '在连坐制度下，邻里互相担责。有一种记载说一个连坐单位有 {E440} 户。',
      ask: '犯规者每受罚一天，没有犯规的人要受罚多少天？',
      unit: '天',
      counts: [
        '按规则字面，连坐单位里人人受罚。所以犯规者每受罚一天，邻居和他们的家人受罚 {others_per_own} 天。',
        '邻居本应互相监视。以十户为单位时，每 100 起违规有 {caught} 起被记录；谁也不替别人担责时为 {caught@nobody_answers} 起。替邻居担责使一些人抢先告发，也使另一些人沉默。',
        '有人因谁都没做过的事受罚：以十户为单位时，每 1000 个虚构的人每年为 {accused_days} 天；谁也不替别人担责时为 {accused_days@nobody_answers} 天。',
      ],
      settle: [
        '一个县的记录：做了什么，谁告发，谁受罚，按单位大小列出。',
        '担责的人里有多少知道此事。',
        '规则是否真的执行过。有史学家称之为具文（E449）。',
      ],
      worlds: { unit_10: '十户为一单位', nobody_answers: '谁也不替别人担责' },
      notes: {
        aim: '让学生算出集体处罚由谁承担，并看到这出自规则，而不是出自谁的残忍。',
        wrong: [
          '一两天：只想到最近的亲属。',
          '九天：数了户，没有数户里的人。',
          '没有，因为邻居会阻止：那就比较两个世界里各有多少起违规被记录。',
        ],
        avoid: ['不要为了演示而处罚班上一组人，游戏也不行。', '不要问谁家曾被迫替别人担责。'],
      },
    },
  },
};
