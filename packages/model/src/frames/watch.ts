import { localOnUnder } from '../mechanisms/officials/holder.js';
import { memberOf, sizeOf, startOf } from '../people/household.js';
import type { People } from '../people/people.js';
import type { Policy } from '../plan/types.js';
import { policiesAt, policyBefore } from '../plan/variants.js';
import type { Work } from '../rounds/work.js';
import type { State } from '../state/state.js';
import { fillFrame, fillMember } from './frame.js';
import type { Frame } from './frame.js';

/** What a community was last looked at under. */
interface Look {
  policy: Policy;
  localOn: boolean;
}

/**
 * Everyone of one arm, round after round, with what changed since the round before. Looks only at households in which somebody's sanctions were booked
 * anew, and at everybody where the rules have changed or people live in time.
 */
export class Watch {
  readonly frame: Frame;
  /** Positions in the frame of those whose `why` is another than at the last look, in no order. */
  private changed: number[] = [];
  private readonly looks: (Look | null)[];

  constructor(communities: number, people: number) {
    this.frame = { why: new Uint8Array(people), sanctions: new Int32Array(people) };
    this.looks = Array.from({ length: communities }, () => null);
  }

  /** What changed since this was last asked. */
  taken(): number[] {
    const { changed } = this;
    this.changed = [];
    return changed;
  }

  /** Brings one community up to date, whose people stand from position `at` on. Reads only. Expects `w.people`, `w.state` and `w.day`. */
  look(w: Work, c: number, policy: Policy, at: number): void {
    const { people, state } = w;
    const last = this.looks[c];
    const localOn = localOnUnder(w, policy);
    if (last === null || last.policy !== policy || last.localOn !== localOn || people.lives !== null || state.changed === null) {
      this.lookAtAll(w, policy, at);
    } else {
      w.policy = policy;
      w.localOn = localOn;
      for (const row of state.changed) this.lookAtHousehold(w, policy, startOf(people, row), at);
    }
    this.looks[c] = { policy, localOn };
  }

  private lookAtAll(w: Work, policy: Policy, at: number): void {
    const { why } = this.frame;
    const end = at + w.people.n;
    const before = why.slice(at, end);
    fillFrame(w, policy, this.frame, at);
    for (let i = at; i < end; i++) if (why[i] !== before[i - at]) this.changed.push(i);
  }

  private lookAtHousehold(w: Work, policy: Policy, start: number, at: number): void {
    const { why } = this.frame;
    const size = sizeOf(w.people, start);
    for (let i = 0; i < size; i++) {
      const row = memberOf(w.people, start, i);
      const before = why[at + row];
      fillMember(w, policy, row, this.frame, at);
      if (why[at + row] !== before) this.changed.push(at + row);
    }
  }
}

/** Brings the frames of the first arms up to date, community by community, with the end of `w.day`, on which a round ended. `states`: `[community][arm]`. */
export function lookAgain(watches: readonly Watch[], w: Work, communities: readonly People[], states: readonly (readonly State[])[]): void {
  let at = 0;
  communities.forEach((people, c) => {
    w.people = people;
    watches.forEach((watch, arm) => {
      w.state = states[c][arm];
      watch.look(w, c, policyBefore(policiesAt(w.plan, arm, people.place), w.day + 1), at);
    });
    for (const state of states[c]) state.changed = state.changed === null ? null : [];
    at += people.n;
  });
}
