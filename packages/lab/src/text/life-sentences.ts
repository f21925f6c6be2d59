/**
 * A sentence of a life in each language: a missing one does not compile. English is what the model tells. What stands in braces are words of the scenario or
 * numbers, which stay as they are, but for those listed in `VALUES`.
 */
export interface Sentence {
  en: string;
  ru: string;
  zh: string;
}

/** Values of braces that are words of the program and not of a scenario. */
export const VALUES: Readonly<Record<string, Readonly<Record<string, { ru: string; zh: string }>>>> = {
  until: {
    'for good': { ru: 'навсегда', zh: '永久' },
    'until the duty is performed': { ru: 'пока обязанность не исполнена', zh: '直到履行义务为止' },
  },
  cause: {
    deed: { ru: 'собственное нарушение', zh: '自身违规' },
    lawful: { ru: 'собственное законное поведение', zh: '自身的合法行为' },
    status: { ru: 'то, кем человек является', zh: '身份' },
    inability: { ru: 'невозможность исполнить', zh: '无力履行' },
    other: { ru: 'поступок другого человека', zh: '他人的行为' },
    error: { ru: 'ошибка', zh: '差错' },
  },
  reason: {
    performed: { ru: 'исполнено', zh: '已履行' },
    term: { ru: 'срок истёк', zh: '期满' },
    'empty searches': { ru: 'поиск имущества ничего не дал', zh: '查无财产' },
    repair: { ru: 'восстановление доверия', zh: '信用修复' },
    corrected: { ru: 'исправлено', zh: '已更正' },
    policy: { ru: 'изменены правила', zh: '规则变更' },
    gone: { ru: 'человека больше нет', zh: '人已不在' },
    'the duty has lapsed': { ru: 'обязанность прекратилась за давностью', zh: '义务已因时效消灭' },
    'yearly reset': { ru: 'ежегодное обнуление', zh: '年度清零' },
  },
  why: {
    'for something done': { ru: 'за совершённое', zh: '因所做之事' },
    'for lawful conduct': { ru: 'за законное поведение', zh: '因合法行为' },
    'for what they are': { ru: 'за то, кем человек является', zh: '因身份' },
    'in error': { ru: 'по ошибке', zh: '因差错' },
    'a breach': { ru: 'нарушение', zh: '违规' },
    'letting a breach pass': { ru: 'то, что нарушение оставлено без внимания', zh: '放过违规' },
  },
  fate: {
    filed: { ru: 'подано', zh: '已提交' },
    'filed; its sanctions are suspended': { ru: 'подано; санкции приостановлены', zh: '已提交；制裁暂停' },
    refused: { ru: 'отклонено', zh: '被驳回' },
    granted: { ru: 'удовлетворено', zh: '获准' },
    overturned: { ru: 'удовлетворено, запись отменена', zh: '获准，记录被撤销' },
    corrected: { ru: 'удовлетворено, ошибка исправлена', zh: '获准，错误已更正' },
    lapsed: { ru: 'утратило силу', zh: '已失效' },
  },
};

export const SENTENCES: readonly Sentence[] = [
  { en: 'Enters the simulation.', ru: 'Находится в вымышленном мире.', zh: '存在于虚构的世界中。' },
  { en: 'Leaves the simulation.', ru: 'Покидает вымышленный мир.', zh: '离开虚构的世界。' },
  { en: 'Is born.', ru: 'Рождается.', zh: '出生。' },
  { en: 'Dies.', ru: 'Умирает.', zh: '死亡。' },
  { en: 'Grows into the age band {band}.', ru: 'Переходит в возрастную группу {band}.', zh: '进入年龄段 {band}。' },
  { en: 'Moves to {place}.', ru: 'Переезжает: {place}.', zh: '迁往：{place}。' },
  {
    en: 'Has an opportunity ({stream}) and holds back because of perceived risk.',
    ru: 'Представляется случай ({stream}); останавливает воспринимаемый риск.',
    zh: '遇到机会（{stream}），因感到有风险而克制。',
  },
  {
    en: 'Has an opportunity ({stream}) and holds back because of the shame of being listed.',
    ru: 'Представляется случай ({stream}); останавливает стыд оказаться в списке.',
    zh: '遇到机会（{stream}），因耻于上名单而克制。',
  },
  {
    en: 'Has an opportunity ({stream}) and does not act.',
    ru: 'Представляется случай ({stream}); не пользуется им.',
    zh: '遇到机会（{stream}），没有行动。',
  },
  {
    en: 'Has an opportunity ({stream}) and acts.',
    ru: 'Представляется случай ({stream}); пользуется им.',
    zh: '遇到机会（{stream}），付诸行动。',
  },
  {
    en: 'The opportunity ({stream}) ends in: {outcome}.',
    ru: 'Исход случая ({stream}): {outcome}.',
    zh: '这次机会（{stream}）的结果：{outcome}。',
  },
  {
    en: 'A duty falls due ({stream}){owed}; the person performs it at once.',
    ru: 'Наступает срок обязанности ({stream}){owed}; она исполнена сразу.',
    zh: '义务到期（{stream}）{owed}，立即履行。',
  },
  {
    en: 'A duty falls due ({stream}){owed}; the person leaves it undone, though able.',
    ru: 'Наступает срок обязанности ({stream}){owed}; она не исполнена, хотя это возможно.',
    zh: '义务到期（{stream}）{owed}，有能力却不履行。',
  },
  {
    en: 'A duty falls due ({stream}){owed}; the person cannot perform it.',
    ru: 'Наступает срок обязанности ({stream}){owed}; исполнить её невозможно.',
    zh: '义务到期（{stream}）{owed}，无力履行。',
  },
  { en: 'Performs the duty ({stream}).', ru: 'Исполняет обязанность ({stream}).', zh: '履行义务（{stream}）。' },
  {
    en: 'Becomes able to perform the duty ({stream}).',
    ru: 'Теперь может исполнить обязанность ({stream}).',
    zh: '恢复履行能力（{stream}）。',
  },
  {
    en: 'Settles a duty ({duty}) for {paid}; {open} is waived.',
    ru: 'Урегулирует обязанность ({duty}), заплатив {paid}; прощено {open}.',
    zh: '以 {paid} 了结义务（{duty}）；免除 {open}。',
  },
  {
    en: 'Pays {paid} of a duty ({duty}); {open} is left.',
    ru: 'Платит {paid} по обязанности ({duty}); остаётся {open}.',
    zh: '支付义务（{duty}）中的 {paid}；尚余 {open}。',
  },
  {
    en: 'Agrees to pay a duty ({duty}) of {open} by instalments.',
    ru: 'Соглашается на рассрочку по обязанности ({duty}): {open}.',
    zh: '同意分期支付义务（{duty}）{open}。',
  },
  {
    en: 'Pays an instalment of {paid} ({duty}); {open} is left.',
    ru: 'Вносит платёж по рассрочке, {paid} ({duty}); остаётся {open}.',
    zh: '支付一期 {paid}（{duty}）；尚余 {open}。',
  },
  {
    en: 'Is returned {paid}, taken because of the entry on {list}.',
    ru: 'Возвращено {paid}, взысканное из-за записи в списке: {list}.',
    zh: '退还因列入{list}而收取的 {paid}。',
  },
  {
    en: 'Misses an instalment ({duty}); the plan is broken and {open} is open.',
    ru: 'Пропускает платёж по рассрочке ({duty}); рассрочка прекращена, остаётся {open}.',
    zh: '漏付一期（{duty}）；分期计划终止，尚欠 {open}。',
  },
  {
    en: 'A false alarm ({stream}) is noticed. Channel: {channel}.',
    ru: 'О ложной тревоге ({stream}) сообщено. Канал: {channel}.',
    zh: '误报（{stream}）被上报。渠道：{channel}。',
  },
  { en: 'A false alarm ({stream}) is not reported.', ru: 'О ложной тревоге ({stream}) не сообщено.', zh: '误报（{stream}）未被上报。' },
  {
    en: 'What happened ({stream}) is noticed. Channel: {channel}.',
    ru: 'О случившемся ({stream}) сообщено. Канал: {channel}.',
    zh: '所发生之事（{stream}）被上报。渠道：{channel}。',
  },
  { en: 'What happened ({stream}) is not reported.', ru: 'О случившемся ({stream}) не сообщено.', zh: '所发生之事（{stream}）未被上报。' },
  {
    en: 'Review ({review}): the report is over capacity and let through unread.',
    ru: 'Проверка ({review}): сообщений больше, чем можно прочесть; это пропущено без чтения.',
    zh: '审查（{review}）：超出处理能力，未读即放行。',
  },
  {
    en: 'Review ({review}): the report is over capacity and dropped.',
    ru: 'Проверка ({review}): сообщений больше, чем можно прочесть; это отброшено.',
    zh: '审查（{review}）：超出处理能力，被搁置。',
  },
  {
    en: 'Review ({review}): the report is let through because of the quota.',
    ru: 'Проверка ({review}): сообщение пропущено, чтобы выполнить план.',
    zh: '审查（{review}）：为完成指标而放行。',
  },
  { en: 'Review ({review}): the report is let through.', ru: 'Проверка ({review}): сообщение пропущено.', zh: '审查（{review}）：放行。' },
  { en: 'Review ({review}): the report is stopped.', ru: 'Проверка ({review}): сообщение остановлено.', zh: '审查（{review}）：拦下。' },
  { en: 'A record is written ({stream}).', ru: 'Сделана запись ({stream}).', zh: '写入记录（{stream}）。' },
  {
    en: 'The office holder drops the report ({stream}).',
    ru: 'Должностное лицо отбрасывает сообщение ({stream}).',
    zh: '经办官员把上报压下不办（{stream}）。',
  },
  {
    en: 'The office holder has a record written of something never done ({stream}).',
    ru: 'Должностное лицо велит записать то, чего не было ({stream}).',
    zh: '经办官员授意记录从未发生的事（{stream}）。',
  },
  {
    en: 'No flow carries the record to {title}.',
    ru: 'Ни один поток данных не передаёт запись сюда: {title}.',
    zh: '没有数据流把记录传到：{title}。',
  },
  {
    en: '{points} points on {ledger}; the score is {score}.',
    ru: 'Баллы: {points}, счёт: {ledger}; итог теперь {score}.',
    zh: '{ledger}：{points} 分；现为 {score} 分。',
  },
  { en: 'The condition holds: {condition}.', ru: 'Условие выполнено: {condition}.', zh: '条件成立：{condition}。' },
  { en: 'The condition does not hold: {condition}.', ru: 'Условие не выполнено: {condition}.', zh: '条件不成立：{condition}。' },
  {
    en: 'Warning {count} on {ledger}: no points.',
    ru: 'Предупреждение № {count}, счёт: {ledger}; баллы не меняются.',
    zh: '{ledger}：第 {count} 次警告，不计分。',
  },
  { en: 'A change expires: {points} points.', ru: 'Срок изменения истёк; баллы: {points}.', zh: '一项变动到期：{points} 分。' },
  {
    en: 'A change ends with its entry: {points} points.',
    ru: 'Изменение отпало вместе с записью; баллы: {points}.',
    zh: '一项变动随名单条目一并失效：{points} 分。',
  },
  { en: 'A duty lapses by time ({duty}).', ru: 'Обязанность прекращается за давностью ({duty}).', zh: '义务因时效消灭（{duty}）。' },
  { en: 'The score starts again at {score}.', ru: 'Отсчёт баллов начинается заново: {score}.', zh: '评分重新开始：{score}。' },
  { en: 'Begins: {measure}.', ru: 'Начинается: {measure}.', zh: '开始：{measure}。' },
  { en: 'Goes on: {measure}.', ru: 'Продолжается: {measure}.', zh: '继续：{measure}。' },
  { en: 'Ends: {measure}.', ru: 'Прекращается: {measure}.', zh: '结束：{measure}。' },
  { en: 'Is denied: {measure}.', ru: 'Отказано: {measure}.', zh: '遭拒：{measure}。' },
  { en: 'Is no longer denied: {measure}.', ru: 'Отказ снят: {measure}.', zh: '不再遭拒：{measure}。' },
  {
    en: 'As a child of the household, is reached by: {measure}.',
    ru: 'Затронут мерой как ребёнок в семье: {measure}.',
    zh: '作为家中的孩子受到波及：{measure}。',
  },
  {
    en: 'As a child of the household, is no longer reached by: {measure}.',
    ru: 'Больше не затронут мерой как ребёнок в семье: {measure}.',
    zh: '作为家中的孩子不再受到波及：{measure}。',
  },
  {
    en: 'As another adult of the household, is reached by: {measure}.',
    ru: 'Затронут мерой как другой взрослый в семье: {measure}.',
    zh: '作为家中另一名成人受到波及：{measure}。',
  },
  {
    en: 'As another adult of the household, is no longer reached by: {measure}.',
    ru: 'Больше не затронут мерой как другой взрослый в семье: {measure}.',
    zh: '作为家中另一名成人不再受到波及：{measure}。',
  },
  {
    en: 'An opportunity ({stream}) does not arise, because a measure suspends it.',
    ru: 'Случай ({stream}) не представляется: его приостановила мера.',
    zh: '机会（{stream}）没有出现：被一项措施暂停。',
  },
  { en: '{stream}: refused.', ru: '{stream}: отказано.', zh: '{stream}：被拒绝。' },
  { en: '{stream}: allowed.', ru: '{stream}: разрешено.', zh: '{stream}：获准。' },
  { en: 'Refused ({stream}), gives up.', ru: 'После отказа ({stream}) больше не пытается.', zh: '被拒（{stream}），放弃。' },
  { en: 'Refused ({stream}), tries another way.', ru: 'После отказа ({stream}) пробует другой путь.', zh: '被拒（{stream}），另寻途径。' },
  {
    en: 'Refused ({stream}), means to try again.',
    ru: 'После отказа ({stream}) собирается попробовать снова.',
    zh: '被拒（{stream}），打算再试。',
  },
  {
    en: 'A dispute ({stream}) becomes an accusation.',
    ru: 'Ссора ({stream}) приводит к доносу.',
    zh: '一场争执（{stream}）变成指控。',
  },
  { en: 'A dispute ({stream}) comes to nothing.', ru: 'Ссора ({stream}) кончается ничем.', zh: '一场争执（{stream}）不了了之。' },
  { en: 'Notices what another did and informs.', ru: 'Замечает поступок другого и доносит.', zh: '发觉他人所为并告发。' },
  { en: 'Notices what another did and keeps silent.', ru: 'Замечает поступок другого и молчит.', zh: '发觉他人所为而沉默。' },
  {
    en: 'Notices what another did and informs; the deed would fall on them too.',
    ru: 'Замечает поступок другого и доносит: отвечать пришлось бы вместе.',
    zh: '发觉他人所为并告发；此事也会连累自己。',
  },
  {
    en: 'Notices what another did and keeps silent; the deed would fall on them too.',
    ru: 'Замечает поступок другого и молчит, хотя отвечать придётся вместе.',
    zh: '发觉他人所为而沉默；此事也会连累自己。',
  },
  {
    en: 'Notices what another did and keeps silent, having turned against the rule.',
    ru: 'Замечает поступок другого и молчит, потому что не признаёт правило.',
    zh: '发觉他人所为而沉默，因已抵制该规则。',
  },
  {
    en: 'A record of another person is written for this person too ({stream}). Rule: {rule}.',
    ru: 'Запись о другом человеке внесена и на этого человека ({stream}). Правило: {rule}.',
    zh: '他人的记录也写到此人名下（{stream}）。规则：{rule}。',
  },
  { en: 'Turns against the rule: {rule}.', ru: 'Перестаёт признавать правило: {rule}.', zh: '转而抵制规则：{rule}。' },
  {
    en: 'Entered on {list} ({ground}), {until}; cause: {cause}.',
    ru: 'Внесён в список: {list} ({ground}), {until}; причина: {cause}.',
    zh: '列入：{list}（{ground}），{until}；原因：{cause}。',
  },
  { en: 'Not entered on {list}.', ru: 'Не внесён в список: {list}.', zh: '未列入：{list}。' },
  { en: 'Leaves {list} ({reason}).', ru: 'Исключён из списка: {list} ({reason}).', zh: '移出：{list}（{reason}）。' },
  {
    en: 'Leaves {list} ({reason}); the limits stay.',
    ru: 'Исключён из списка: {list} ({reason}); ограничения остаются.',
    zh: '移出：{list}（{reason}）；限制仍在。',
  },
  {
    en: 'Leaves {list} ({reason}); the score is still in the grade, and no new entry follows before it has left it.',
    ru: 'Исключён из списка: {list} ({reason}); балл остаётся на этой ступени, и новой записи не будет, пока он её не покинет.',
    zh: '移出：{list}（{reason}）；分数仍在该等级，离开之前不会再次列入。',
  },
  {
    en: 'The term on {list} starts again, {until}.',
    ru: 'Срок в списке начинается заново: {list}, {until}.',
    zh: '名单期限重新计算：{list}，{until}。',
  },
  {
    en: 'Request for correction of the entry on {list} ({ground}) of {day}: {fate}.',
    ru: 'Заявление об исправлении записи от {day} ({list}, {ground}): {fate}.',
    zh: '请求更正 {day} 的列入记录：{list}（{ground}）。结果：{fate}。',
  },
  {
    en: 'Request to restore points ({ledger}: {rule}, {day}): {fate}.',
    ru: 'Заявление о возврате баллов ({ledger}: {rule}, {day}): {fate}.',
    zh: '请求退还分数（{ledger}：{rule}，{day}）：{fate}。',
  },
  {
    en: 'Learns from a refusal of being on {list}.',
    ru: 'Из отказа узнаёт, что состоит в списке: {list}.',
    zh: '因被拒而得知自己在名单上：{list}。',
  },
  {
    en: 'Learns from a sanction that begins of being on {list}.',
    ru: 'Из начавшейся санкции узнаёт, что состоит в списке: {list}.',
    zh: '因制裁开始而得知自己在名单上：{list}。',
  },
  {
    en: '{list} checks again: the entry is now for an own omission.',
    ru: 'Повторная проверка: {list}. Теперь основание записи — собственное бездействие.',
    zh: '{list} 复查：列入理由现为本人不作为。',
  },
  { en: 'Begins to show a stance: {stance}.', ru: 'Начинает открыто выражать позицию: {stance}.', zh: '开始公开表露立场：{stance}。' },
  { en: 'Stops showing a stance: {stance}.', ru: 'Перестаёт открыто выражать позицию: {stance}.', zh: '不再公开表露立场：{stance}。' },
  {
    en: 'Is asked ({survey}) and answers in favour.',
    ru: 'На вопрос ({survey}) отвечает «за».',
    zh: '被问及（{survey}），表示赞成。',
  },
  {
    en: 'Is asked ({survey}) and answers against.',
    ru: 'На вопрос ({survey}) отвечает «против».',
    zh: '被问及（{survey}），表示不赞成。',
  },
  {
    en: 'Is asked ({survey}) and answers that they do not know.',
    ru: 'На вопрос ({survey}) отвечает «не знаю».',
    zh: '被问及（{survey}），表示不知道。',
  },
  {
    en: 'Is asked ({survey}) and names a number of items.',
    ru: 'На вопрос ({survey}) называет число пунктов.',
    zh: '被问及（{survey}），说出条目数。',
  },
  {
    en: 'Perceives more risk than before ({level} of 100).',
    ru: 'Риск кажется выше прежнего ({level} из 100).',
    zh: '感知到的风险高于以前（满分 100，现为 {level}）。',
  },
  { en: 'Is checked ({title}) and flagged {why}.', ru: 'Скрининг ({title}): отмечен {why}.', zh: '受筛查（{title}），{why}被标记。' },
  {
    en: 'Breaks a norm before others ({encounter}).',
    ru: 'Нарушает норму на глазах у других ({encounter}).',
    zh: '当众违反规范（{encounter}）。',
  },
  {
    en: 'Punishes another person for {why} ({encounter}).',
    ru: 'Наказывает другого человека за {why} ({encounter}).',
    zh: '因{why}惩罚另一人（{encounter}）。',
  },
  {
    en: 'Is punished by another person for {why} ({encounter}).',
    ru: 'Другой человек наказывает за {why} ({encounter}).',
    zh: '因{why}受到另一人惩罚（{encounter}）。',
  },
  {
    en: 'Meets another person and helps ({encounter}).',
    ru: 'Встречает другого человека и помогает ({encounter}).',
    zh: '遇到另一人并相助（{encounter}）。',
  },
  {
    en: 'Meets another person and does not help ({encounter}).',
    ru: 'Встречает другого человека и не помогает ({encounter}).',
    zh: '遇到另一人而不相助（{encounter}）。',
  },
  {
    en: 'Is helped by another person ({encounter}).',
    ru: 'Другой человек помогает ({encounter}).',
    zh: '得到另一人的帮助（{encounter}）。',
  },
  {
    en: 'Takes up another strategy ({encounter}): {strategy}.',
    ru: 'Переходит к другой стратегии ({encounter}): {strategy}.',
    zh: '改用另一种做法（{encounter}）：{strategy}。',
  },
  {
    en: '{state}: from {old} to {new} ({transition}).',
    ru: '{state}: было {old}, стало {new} ({transition}).',
    zh: '{state}：由 {old} 变为 {new}（{transition}）。',
  },
  // A state that a person begins with: words of the scenario on both sides.
  { en: '{state}: {value}.', ru: '{state}: {value}.', zh: '{state}：{value}。' },
];
