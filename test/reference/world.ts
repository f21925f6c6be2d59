import { CAUSES } from '@glasshouse/model';
import type { Plan, Policy } from './plan/plan.js';
import { countPending, mayLearn, noteImposed } from './appeals.js';
import { countObjections } from './objections.js';
import { countMoneyOfDay, countOnce, countOwed } from './amounts.js';
import { Book } from './book.js';
import type { Letter } from './council.js';
import type { Market } from './firms.js';
import { countBroken, countDoors, countEffectsOfDay, countEffectStocks } from './effects.js';
import type { Passing } from './liability.js';
import type { Office } from './holder.js';
import { drawsOf, peopleOf } from './people.js';
import type { Draw, Person, Thing } from './people.js';
import type { Beat } from './places.js';
import type { Shows } from './shows.js';
import { isSanction, reaching, standingOf } from './standing.js';
import type { Standing } from './standing.js';
import { followLists } from './status.js';

const OTHER = CAUSES.indexOf('other');

/** One community of one arm. */
export interface Community {
  index: number;
  key: number;
  place: number;
  people: Person[];
  /** People declared for the community; more may be born. */
  declared: number;
  draw: Draw;
  /** Reports that each review can still read this round, and how many reached it. */
  capacity: number[];
  /** Reports that each review has still to let through this round. */
  quota: number[];
  arrived: number[];
  /** Entries on public lists at the end of the last round. */
  displayed: number;
  /** People on public lists of kind black, and red, at the end of the last round. */
  black: number;
  red: number;
  /** What was in force at the end of the last round. */
  policy?: Policy;
  /** Circles of each tie, once asked for. */
  ties?: Map<number, Map<Person, Set<Person>>>;
  /** Adults as they fill the units of each partition, by its key, once asked for. */
  queues?: Map<number, Person[]>;
  /** Firms; who holds the office; whether local rules are in force. */
  market?: Market;
  office?: Office;
  local?: boolean;
  /** What people show; from the end of the first round on. */
  shows?: Shows;
  /** Patrols of each kind, from the first round on. */
  beats?: Beat[];
  households?: Map<Person[], number>;
}

/** One arm of a run: its people, its books, and the day that it is. */
export class World {
  readonly book: Book;
  readonly communities: Community[];
  day: number;
  policy: Policy;
  /** The policy before the office holder's say. */
  declared: Policy;
  /** Owner that keeps the record at hand; null: everybody knows it. */
  keeper: number | null = null;
  /** Whether something was really done, or left undone though able, of the record that is being written. */
  sound = false;
  letters: Letter[] = [];
  /** Records still to be passed on, and who informed on the deed at hand. */
  passing: Passing[] = [];
  informers: Person[] = [];
  /** Listings made or ended in the act at hand, and what they were then, that rules and other lists follow. */
  following: { person: Person; made: boolean; listing: Thing; as: Thing }[] = [];
  /** What stood on the people of a household when the act at hand began. */
  before = new Map<Person, Standing>();
  here!: Community;
  /** What stands on people while they are counted, which changes none of it; empty else. */
  private counted = new Map<Person, Standing>();

  constructor(
    readonly plan: Plan,
    readonly arm: number,
    seed: number,
    replicate: number,
  ) {
    this.book = new Book(plan);
    this.day = plan.start;
    this.policy = plan.arms[arm]![0]![0]!;
    this.declared = this.policy;
    this.communities = plan.communities.map((community, index) => {
      const draw = drawsOf(seed, replicate, community.key);
      const reviews = plan.reviews.map(() => 0);
      return {
        index,
        key: community.key,
        place: community.place,
        people: peopleOf(plan, index, draw),
        declared: community.persons,
        draw,
        capacity: reviews,
        quota: [...reviews],
        arrived: [...reviews],
        displayed: 0,
        black: 0,
        red: 0,
      };
    });
  }

  draw(purpose: number, rule: number, who: number, when: number, other: number): [number, number, number, number] {
    return this.here.draw(purpose, rule, who, when, other);
  }

  /** Policies of the place at hand, in order of their days. */
  policies(): Policy[] {
    return this.plan.arms[this.arm]![this.here.place]!;
  }

  standing(person: Person): Standing {
    return this.counted.get(person) ?? standingOf(this.plan, this.policy, person, this.here.draw, this.day);
  }

  /** Does something to a person and counts what it changes in their measures. */
  act(person: Person, what: () => void): void {
    const before = person.household.map((each) => this.standing(each));
    const outer = this.before;
    this.before = new Map(person.household.map((each, i) => [each, before[i]!]));
    what();
    followLists(this);
    this.before = outer;
    this.settle(person, before[person.household.indexOf(person)]!);
    countBroken(this, person.household, before, this.policy);
  }

  /** Counts what has changed in a person's measures since `before`. */
  settle(person: Person, before: Standing): void {
    const after = this.standing(person);
    for (const m of before.measures.keys()) if (!after.measures.has(m)) this.book.count(`measure.${this.plan.measures[m]}.ended`, person);
    for (const m of after.measures.keys()) if (!before.measures.has(m)) this.book.count(`measure.${this.plan.measures[m]}.started`, person);
    for (const m of after.measures.keys()) if (!before.measures.has(m) && !person.begun.has(m)) countOnce(this, person, m, after);
    for (const m of after.measures.keys()) person.begun.add(m);
    const over = [...person.begun].filter((m) => !after.measures.has(m));
    const standing = over.length > 0 && standingOf(this.plan, this.policy, person, this.here.draw, this.day, false).measures;
    for (const m of over) if (standing && !standing.has(m)) person.begun.delete(m);
    countDoors(this, person, before, after);
    const begun = [...after.measures.keys()].filter((m) => !before.measures.has(m) && isSanction(this.plan, m));
    for (const m of begun.sort((a, b) => a - b)) mayLearn(this, person, null, [m]);
    const awake = [...after.measures.keys()].some((m) => this.policy.measures[m]!.refuses.length > 0);
    if (awake && !person.awake) person.awakeFrom = this.day + 1;
    person.awake = awake;
  }

  /** Counts the day that is ending: who was there, and what was on them. */
  countDay(): void {
    this.counting(() => this.countPeople());
  }

  /** Reads once what stands on each of the community, and counts it. */
  private counting(count: () => void): void {
    this.counted = new Map(this.here.people.map((person) => [person, this.standing(person)]));
    count();
    this.counted = new Map();
  }

  private countPeople(): void {
    for (const person of this.here.people) {
      if (!person.present) continue;
      this.book.count('people.days', person);
      noteImposed(this, person);
      const standing = this.standing(person);
      for (const l of standing.lists) this.book.first(`first.listed.${this.plan.lists[l]}`, person);
      for (let i = 0; i < standing.recovered.size; i++) this.book.count('harm.recovered', person);
      for (const [m, { cause, unrelated }] of standing.measures) {
        const id = `measure.${this.plan.measures[m]}`;
        if (!isSanction(this.plan, m)) this.book.count(`${id}.days.reward`, person);
        else {
          this.book.count(`${id}.days.${CAUSES[cause]}.${unrelated ? 'unrelated' : 'related'}`, person);
          if (unrelated) this.book.count('harm.unrelated', person);
          if (!person.adult) this.book.count(`${id}.own_children_days`, person);
          if (!person.adult) this.book.count('harm.own_children', person);
          this.sanctionDay(person, cause);
        }
      }
      for (const m of reaching(this, person)) {
        this.book.count(`measure.${this.plan.measures[m]}.children_days`, person);
        this.book.count('harm.children', person);
        this.sanctionDay(person, OTHER);
      }
      countEffectsOfDay(this, person, (cause) => this.sanctionDay(person, cause));
      if (this.plan.money) countMoneyOfDay(this, person);
    }
  }

  private sanctionDay(person: Person, cause: number): void {
    this.book.first('first.sanctioned', person);
    this.book.count('harm.sanction_days', person);
    this.book.count(`harm.days.${CAUSES[cause]}`, person);
    person.sanctionDays++;
    if (cause === 0) return;
    this.book.first('first.without_deed', person);
    this.book.count('harm.without_deed', person);
    person.withoutDays++;
  }

  /** Counts every stock at the end of a round. */
  countStocks(): void {
    this.counting(() => this.countStanding());
  }

  private countStanding(): void {
    const { plan, book } = this;
    for (const person of this.here.people) {
      if (!person.present) continue;
      book.stock('people.present', person);
      for (const thing of person.things) {
        if (thing.kind === 'duty') countOwed(this, person, thing);
        if (thing.kind === 'duty') book.stock(`stream.${plan.streams[thing.stream]!.id}.open_${thing.sound ? 'able' : 'unable'}`, person);
        if (thing.kind === 'retry') book.stock(`stream.${plan.streams[thing.stream]!.id}.waiting`, person);
        if (thing.kind === 'listing' && !thing.offList) book.stock(`list.${plan.lists[thing.list!]}.on.${CAUSES[thing.cause]}`, person);
      }
      countPending(this, person);
      countObjections(this, person);
      const standing = this.standing(person);
      standing.grades.forEach((grade, l) => {
        if (grade >= 0) book.stock(`ledger.${plan.ledgers[l]}.grade.${this.policy.ledgers[l]!.grades[grade]}`, person);
      });
      for (const l of standing.lists) book.stock(`list.${plan.lists[l]}.persons`, person);
      countEffectStocks(this, person);
      for (const m of standing.measures.keys()) {
        book.stock(`measure.${plan.measures[m]}.on`, person);
        if (!person.adult && isSanction(plan, m)) book.stock(`measure.${plan.measures[m]}.own_children_on`, person);
      }
      for (const m of reaching(this, person)) book.stock(`measure.${plan.measures[m]}.children_on`, person);
    }
  }

  /** Entries on public lists now. */
  onPublicLists(): number {
    return this.here.people.reduce((sum, { things }) => sum + things.filter((thing) => thing.kind === 'listing' && thing.shown).length, 0);
  }
}
