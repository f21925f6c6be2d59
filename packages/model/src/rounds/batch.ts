import { CommunityBook } from '../books/community-book.js';
import { grossOf } from '../books/gross.js';
import { Books } from '../books/ledger-book.js';
import { personSumsCheck } from '../books/person-sums.js';
import { recountCheck } from '../books/recount-check.js';
import { recount } from '../books/recount.js';
import { Slots } from '../books/slots.js';
import { fillFrame } from '../frames/frame.js';
import type { Frame } from '../frames/frame.js';
import { lookAgain, Watch } from '../frames/watch.js';
import { setAsOf } from '../mechanisms/demography/as-of.js';
import { setAllowances } from '../mechanisms/reviews/allowances.js';
import { Candidates } from '../mechanisms/streams/candidates.js';
import { generatePeople } from '../people/people.js';
import type { People } from '../people/people.js';
import type { Plan } from '../plan/types.js';
import { policiesAt, policyBefore } from '../plan/variants.js';
import { stateHash } from '../state/state-hash.js';
import { newState } from '../state/new-state.js';
import type { State } from '../state/state.js';
import type { BatchResult } from './batch-result.js';
import { workRound } from './community-round.js';
import { splitMail } from './coordinator.js';
import { FirstDifferences } from './first-difference.js';
import type { RunRoster } from './open-run.js';
import { rosterOf } from './roster.js';
import { Work } from './work.js';

export interface BatchOptions {
  seed: number;
  replicate: number;
  /** Communities `first` to `end` - 1 of the plan. */
  first: number;
  end: number;
}

/** One community in one round, and what the round is given and takes of all of them. */
interface Turn {
  /** Position of the community in the batch, and of the round. */
  c: number;
  r: number;
  decisions: Decisions;
  /** `[arm][community]` */
  inbox: Int32Array[][];
  outboxes: number[][];
  report: RoundReport;
}

/** What the council sees of a batch at a round's end, and the letters it has to carry. Integers only. */
export interface RoundReport {
  /** `[arm]`: reports that reached each review, `review * communities + community of the batch`. */
  arrived: Int32Array[];
  /** `[arm]`: letters, word by word; see `LETTER`. */
  mail: Int32Array[];
  candidates: number;
}

/** What the council decided for the next round. */
export interface Decisions {
  /** `[arm]`: capacity of each review in each community of the plan, `review * communities + community`; negative: no limit. Quotas, if any, follow in the same order. Empty where no review has a limit. */
  capacity: Int32Array[];
  /** `[arm]`: letters sorted word by word. */
  mail: Int32Array[];
}

/** Some communities of a run, with all arms in lockstep. Owns their people and states; only reports, letters and decisions cross its border, so a run may be split in any way. */
export class Batch {
  private readonly slots: Slots;
  private readonly books: Books;
  private readonly byCommunity: CommunityBook | null;
  private readonly work: Work;
  private readonly candidates = new Candidates();
  private readonly people: People[] = [];
  /** `[community][arm]`; arms that have not come apart share one object. */
  private readonly states: State[][] = [];
  private readonly scratch = new Map<string, State>();
  private readonly dummies: Float64Array[];
  private readonly stocks: Float64Array;
  private readonly differences: FirstDifferences;
  /** `[community]`: arms whose counts have come apart from the baseline's while their people have not differed yet. */
  private readonly undecided: Set<number>[] = [];
  private items = 0;
  /** Of the first arms, while they are watched. */
  private watches: Watch[] = [];

  constructor(
    readonly plan: Plan,
    readonly options: BatchOptions,
  ) {
    this.slots = new Slots(plan);
    this.books = new Books(plan, this.slots);
    this.byCommunity = plan.communityColumns.length > 0 ? new CommunityBook(plan, this.slots, options.end - options.first) : null;
    this.work = new Work(plan, this.slots, options.seed, options.replicate);
    this.stocks = this.books.blank();
    this.dummies = [this.books.blank(), this.books.blank()];
    this.differences = new FirstDifferences(plan, this.work, this.candidates, this.books.blank());
    for (let c = options.first; c < options.end; c++) {
      const people = generatePeople(plan, plan.communities[c], options.seed, options.replicate);
      this.people.push(people);
      const state = newState(plan, people.n);
      this.states.push(Array.from(plan.arms, () => state));
      this.undecided.push(new Set());
    }
  }

  /** Works all communities and arms through round `r` under the council's decisions. */
  round(r: number, decisions: Decisions): RoundReport {
    const round = this.plan.rounds[r];
    const turn = this.turn(0, r, decisions);
    const { report, outboxes } = turn;
    const before = this.candidates.drawn;
    this.books.beginRound(round.last - round.first + 1);
    for (let c = 0; c < this.people.length; c++) this.community({ ...turn, c });
    this.books.endRound(r);
    report.mail = outboxes.map((box) => Int32Array.from(box));
    report.candidates = this.candidates.drawn - before;
    return report;
  }

  /**
   * Works each community in turn through all rounds, so that its people stay in the processor's cache. Only where the council has nothing to decide; `round` is then
   * not called. `tell` hears after each round of a community: times that a person has been worked through a round so far, and candidates since the last word.
   */
  through(tell: (personRounds: number, candidates: number) => void): void {
    const { plan, books } = this;
    const nothing: Decisions = { capacity: plan.arms.map(() => new Int32Array(0)), mail: plan.arms.map(() => new Int32Array(0)) };
    const turn = this.turn(0, 0, nothing);
    let worked = 0;
    for (let c = 0; c < this.people.length; c++) {
      for (let r = 0; r < plan.rounds.length; r++) {
        const before = this.candidates.drawn;
        books.beginRound(plan.rounds[r].last - plan.rounds[r].first + 1);
        this.community({ ...turn, c, r });
        books.endRound(r);
        worked += plan.communities[this.options.first + c].persons;
        tell(worked, this.candidates.drawn - before);
      }
      books.endCommunities();
    }
  }

  private turn(c: number, r: number, decisions: Decisions): Turn {
    const { plan, options } = this;
    return {
      c,
      r,
      decisions,
      inbox: decisions.mail.map((mail) => splitMail(mail, options.first, options.end)),
      outboxes: plan.arms.map(() => []),
      report: {
        arrived: plan.arms.map(() => new Int32Array(plan.reviews.length * (options.end - options.first))),
        mail: [],
        candidates: 0,
      },
    };
  }

  /** One community through a round. */
  private community(turn: Turn): void {
    const { plan, work } = this;
    const { c, r } = turn;
    work.people = this.people[c];
    this.livesAsOf(r);
    this.candidates.fill(plan, work.people, plan.rounds[r], this.options.seed, this.options.replicate);
    const undecided = [...this.undecided[c]];
    const starts = undecided.length > 0 ? [0, ...undecided].map((arm) => this.copyOf(c, arm)) : [];
    this.lockstep(turn);
    undecided.forEach((arm, i) => {
      if (this.note(turn, arm, starts[0], starts[i + 1])) this.undecided[c].delete(arm);
    });
    this.livesAsOf(r);
  }

  /** One community through the round: arms that share a state are worked once, and come apart where they differ. */
  private lockstep(turn: Turn): void {
    const { plan, work } = this;
    const { c, r } = turn;
    const states = this.states[c];
    const done = new Set<State>();
    for (let lead = 0; lead < plan.arms.length; lead++) {
      const state = states[lead];
      if (done.has(state)) continue;
      done.add(state);
      const sharing = states.flatMap((other, arm) => (other === state && arm !== lead ? [arm] : []));
      const differing = sharing.filter((arm) => !this.sameRound(turn, lead, arm));
      if (differing.length === 0) {
        const book = this.books.of(armMask(states, state), work.people.place);
        this.byCommunity?.begin(book);
        this.pass(turn, lead, state, book, plan.rounds[r].last);
        this.byCommunity?.end(book, [lead, ...sharing], c, r);
        this.collect(turn, [lead, ...sharing]);
        continue;
      }
      this.comeApart(turn, lead, differing, state, done);
    }
  }

  /** Works an arm and those that share its state and have other rules, each from a copy, and parts those that come to differ. `done` takes the new states. */
  private comeApart(turn: Turn, lead: number, differing: number[], state: State, done: Set<State>): void {
    const { plan, work } = this;
    const { c, r } = turn;
    const states = this.states[c];
    const round = plan.rounds[r];
    const place = work.people.place;
    const start = this.borrow('start', work.people.n);
    start.copyFrom(state);
    const leadCount = this.books.empty(this.dummies[0]);
    const { differences } = this;
    const watched = differing.filter((arm) => !differences.concernsNobody(arm) && differences.awaits(arm, round));
    if (watched.length > 0) differences.lead(lead, work.people, round);
    this.pass(turn, lead, state, leadCount, round.last);
    differences.rest();
    const leadMail = work.outbox;
    const leadArrived = work.arrived.slice();
    const stocks = this.stocks;
    let shared = states.flatMap((other, arm) => (other === state ? [arm] : []));
    for (const arm of differing) {
      const own = this.borrow('own', work.people.n);
      own.copyFrom(start);
      const count = this.books.empty(this.dummies[1]);
      const watching = watched.includes(arm);
      if (watching) differences.follow(arm, work.people, round);
      this.pass(turn, arm, own, count, round.last);
      differences.rest();
      const same =
        own.equals(state) && this.books.equal(count, leadCount) && sameArray(work.arrived, leadArrived) && sameArray(work.outbox, leadMail);
      const differ = !watching || differences.settle(arm, round, this.options.first + c);
      if (same) continue;
      if (!differ) this.undecided[c].add(arm);
      this.collect(turn, [arm]);
      this.scratch.delete(`own${work.people.n}`);
      work.state = start;
      this.livesAsOf(r - 1);
      const policies = policiesAt(plan, lead, place);
      work.policies = policies;
      recount(work, policyBefore(policies, round.first), this.books.empty(stocks));
      const wholeSet = this.books.of(mask(shared), place);
      shared = shared.filter((a) => a !== arm);
      const days = round.last - round.first + 1;
      const left = this.books.of(mask(shared), place);
      const apart = this.books.of(1 << arm, place);
      this.books.take(stocks, wholeSet, days);
      this.books.give(stocks, left, days);
      this.books.give(stocks, apart, days);
      this.books.add(count, apart, 1);
      this.byCommunity?.endOfEmpty(count, [arm], c, r);
      own.fit();
      states[arm] = own;
      done.add(own);
    }
    this.books.add(leadCount, this.books.of(mask(shared), place), 1);
    this.byCommunity?.endOfEmpty(leadCount, shared, c, r);
    work.outbox = leadMail;
    work.arrived.set(leadArrived);
    this.collect(turn, shared);
  }

  /** A copy of the state of an arm at the start of a round. */
  private copyOf(c: number, arm: number): State {
    const copy = this.borrow(`equal${arm}.`, this.work.people.n);
    copy.copyFrom(this.states[c][arm]);
    return copy;
  }

  /** Looks for the first different day of an arm and the baseline in a round; arms share a state with the baseline or with nobody. */
  private note(turn: Turn, arm: number, lead: State, own: State): boolean {
    if (this.differences.concernsNobody(arm)) return true;
    const { items } = this;
    const pass = (s: State, a: number, book: Float64Array, last: number): void => this.pass(turn, a, s, book, last);
    const place = { people: this.work.people, round: this.plan.rounds[turn.r], community: this.options.first + turn.c };
    const found = this.differences.note(arm, place, { baseline: lead, own }, pass);
    this.items = items;
    return found;
  }

  private pass({ c, r, decisions, inbox }: Turn, arm: number, state: State, count: Float64Array, lastDay: number): void {
    const { plan, work } = this;
    const community = this.options.first + c;
    work.state = state;
    work.count = count;
    work.outbox = [];
    work.arrived.fill(0);
    setAllowances(work, decisions.capacity[arm], community);
    this.livesAsOf(r - 1);
    this.items += workRound(work, policiesAt(plan, arm, work.people.place), plan.rounds[r], this.candidates, inbox[arm][c], lastDay);
  }

  /** Puts the people at work to what they are in a round, where they live in time. The pass through a round begins with those of the round before. */
  private livesAsOf(round: number): void {
    const { people } = this.work;
    if (people.lives !== null) setAsOf(this.plan, people, people.lives, round);
  }

  private collect({ c, outboxes, report }: Turn, arms: number[]): void {
    const mine = this.options.end - this.options.first;
    for (const arm of arms) {
      for (const value of this.work.outbox) outboxes[arm].push(value);
      this.work.arrived.forEach((n, review) => (report.arrived[arm][review * mine + c] = n));
    }
  }

  /** Whether two arms that share a state meet the same rules, letters and capacities in this round. */
  private sameRound({ c, r, decisions, inbox }: Turn, a: number, b: number): boolean {
    const { plan } = this;
    if (!this.differences.samePolicies(a, b, this.work.people.place, plan.rounds[r])) return false;
    if (!sameArray(inbox[a][c], inbox[b][c])) return false;
    const at = this.options.first + c;
    const [one, other] = [decisions.capacity[a], decisions.capacity[b]];
    for (let i = at; i < one.length; i += plan.communities.length) if (one[i] !== other[i]) return false;
    return true;
  }

  private borrow(name: string, n: number): State {
    const key = `${name}${n}`;
    let state = this.scratch.get(key);
    if (!state) {
      state = newState(this.plan, n);
      this.scratch.set(key, state);
    }
    return state;
  }

  /** People and states `[arm]` of each community, to be read and never changed: for tests. */
  inspect(): readonly { people: People; states: readonly State[] }[] {
    return this.people.map((people, c) => ({ people, states: this.states[c] }));
  }

  /** Writes everyone of an arm, as of the end of a day on which a round ended, into a frame. */
  frame(arm: number, day: number, into: Frame): void {
    const { plan, work } = this;
    work.day = day;
    let at = 0;
    this.people.forEach((people, c) => {
      work.people = people;
      work.state = this.states[c][arm];
      fillFrame(work, policyBefore(policiesAt(plan, arm, people.place), day + 1), into, at);
      at += people.n;
    });
  }

  /** Begins to note what a frame of the first `arms` arms has to look at. Before the first round. */
  watch(arms: number): void {
    const people = this.people.reduce((sum, { n }) => sum + n, 0);
    this.watches = Array.from({ length: arms }, () => new Watch(this.people.length, people));
    for (const states of this.states) for (const state of states) state.changed = [];
  }

  /** Brings the frames of the arms that are watched up to date with the end of a day on which a round ended. */
  look(day: number): readonly Watch[] {
    this.work.day = day;
    lookAgain(this.watches, this.work, this.people, this.states);
    return this.watches;
  }

  /** The people of the batch in the order of its frames. */
  roster(): RunRoster {
    return rosterOf(this.plan, this.people, this.options.first);
  }

  /** Ends the run: recounts every stock, compares people across arms, and gives the margins. */
  finish(): BatchResult {
    const { plan, work, books } = this;
    const recounted =
      recountCheck(work, books, this.people, this.states) + personSumsCheck(plan, work.slots, this.people, this.states, books.byCell);
    const hashes = plan.arms.map((_, arm) => Int32Array.from(this.states.map((states) => stateHash(plan, states[arm]))));
    const { gross, notable } = grossOf(plan, this.people, this.states, this.options.first);
    const unique = new Set(this.states.flat());
    return {
      byRound: books.byRound,
      byYear: books.byYear,
      byCell: books.byCell,
      byYearCell: books.byYearCell,
      opening: books.opening,
      communities: this.byCommunity?.sums ?? [],
      gross,
      firstDifference: this.differences.best,
      hashes,
      notable,
      recounted,
      candidates: this.candidates.drawn,
      items: this.items,
      bytes: [...unique].reduce((sum, state) => sum + state.bytes, 0),
      persons: this.people.reduce((sum, people) => sum + people.n - (people.families?.head.length ?? 0), 0),
    };
  }
}

const mask = (arms: number[]): number => arms.reduce((m, arm) => m | (1 << arm), 0);

const armMask = (states: State[], state: State): number => states.reduce((m, other, arm) => (other === state ? m | (1 << arm) : m), 0);

const sameArray = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
