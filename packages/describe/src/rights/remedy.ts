import type { Path } from '@glasshouse/model';
import { confines, isBlack, takes } from './consequences.js';
import { counted, listed } from './finding.js';
import type { Found } from './finding.js';
import { canRead } from './reach.js';
import type { Reach } from './reach.js';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

/** Points, entries, sanctions and channels that no date and no later step ends. What a day of each year wipes has an end. */
export function noExpiry(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (paths: Path[], text: string, articles: string[] = []): void =>
    void found.push({ kind: 'no_expiry', paths, found: text, articles });
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    if (ledger.resets && (ledger.resets.to === 'start' || ledger.resets.to.keeps.value < 1)) continue;
    const rules = liveIn(view, ledger.rules).filter(([, rule]) => takes(rule) && typeof rule.on === 'string' && !rule.lifetime);
    if (rules.length > 0)
      tell(
        rules.map(([rule]) => ['ledgers', id, 'rules', rule]),
        `what ${counted(rules.length, 'rule')} of the ledger ${id} ${rules.length === 1 ? 'takes' : 'take'} counts for ever: ${listed(rules.map(([rule]) => rule))}`,
      );
  }
  for (const [id, list] of liveIn(view, scenario.lists)) {
    if (!isBlack(list) || list.resets) continue;
    const { repair, empty_searches, reaches } = list.exit;
    for (const [entry, { on, term }] of Object.entries(list.entries)) {
      const path: Path = ['lists', id, 'entries', entry, 'term'];
      const articles = confines(view, id) ? ['ICCPR 9'] : [];
      if (term === 'for_good' || (Array.isArray(term) && term.some((each) => each.term === 'for_good')))
        tell([path], `an entry by ${entry} on the list ${id} has no end`, articles);
      const lapses = typeof on === 'string' && scenario.streams[on]?.duty?.lapses_after !== undefined;
      if (term === 'until_performed' && !repair && !empty_searches && !reaches && !lapses)
        tell([path], `an entry by ${entry} on the list ${id} has no end for somebody who cannot perform`, articles);
    }
    const outlast = liveIn(view, scenario.measures).filter(
      ([, { kind, lasts, trigger }]) =>
        kind === 'sanction' && lasts === 'until_performed' && trigger.some((one) => 'list' in one && one.list === id),
    );
    if (list.limits_outlast && outlast.length > 0)
      tell(
        [['lists', id, 'limits_outlast'], ...outlast.map(([measure]): Path => ['measures', measure, 'lasts'])],
        `where the term of the list ${id} ends without performance, ${counted(outlast.length, 'sanction')} ${outlast.length === 1 ? 'goes' : 'go'} on, and no date ends ${outlast.length === 1 ? 'it' : 'them'}`,
      );
  }
  for (const [id, channel] of liveIn(view, scenario.channels)) {
    if (channel.in_force?.to !== undefined && (channel.lingers?.value ?? 0) > 0)
      tell([['channels', id, 'lingers']], `in some communities the channel ${id} goes on after its last day, ${channel.in_force.to}`);
  }
  return found;
}

/** Lists without an appeal, and sanctions that stand on a score alone. */
export function noAppeal(view: View, reach: Reach): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (paths: Path[], text: string, articles: string[] = []): void =>
    void found.push({ kind: 'no_appeal', paths, found: text, articles });
  for (const [id, list] of liveIn(view, scenario.lists)) {
    if (!isBlack(list) || list.appeal) continue;
    const repair = list.exit.repair || list.exit.reaches ? '' : ' and no way of repair';
    tell([['lists', id]], `the list ${id} has no appeal${repair}`, confines(view, id) ? ['ICCPR 9(4)'] : []);
  }
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    if (ledger.appeal) continue;
    const sanctions = liveIn(view, scenario.measures).filter(
      ([, { kind, owner, trigger }]) =>
        kind === 'sanction' &&
        trigger.some(
          (one) =>
            'ledger' in one && one.ledger === id && ('at_most' in one || 'score_at_most' in one) && canRead(reach, scenario, owner, one),
        ),
    );
    if (sanctions.length > 0)
      tell(
        [['ledgers', id], ...sanctions.map(([measure]): Path => ['measures', measure, 'trigger'])],
        `${counted(sanctions.length, 'sanction')} ${sanctions.length === 1 ? 'stands' : 'stand'} on the score of ${id} alone, which no appeal corrects: ${listed(sanctions.map(([measure]) => measure))}`,
      );
  }
  for (const [id, register] of liveIn(view, scenario.enterprise)) {
    if (!register.corrects) tell([['enterprise', id]], `a firm wrongly entered by ${id} has no way off before the term`);
  }
  return found;
}

/** Lists and ledgers that their subject cannot read. A list that is merely not public is known to the people on it. */
export function hiddenFile(view: View): Found[] {
  const { scenario } = view;
  const found: Found[] = [];
  const tell = (path: Path, text: string): void => void found.push({ kind: 'hidden_file', paths: [path], found: text });
  for (const [id, ledger] of liveIn(view, scenario.ledgers)) {
    if (ledger.hidden) tell(['ledgers', id, 'hidden'], `the subject of the ledger ${id} cannot read it`);
  }
  for (const [id, list] of liveIn(view, scenario.lists)) {
    if (list.hidden)
      tell(
        ['lists', id, 'hidden'],
        `whoever is on the list ${id} ${list.revealed ? 'learns of it, if at all, by what it does' : 'does not know of it'}`,
      );
  }
  return found;
}
