import { z } from 'zod';
import { id, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { help, helps } from './games/help/schema.js';
import { boldness, norm, vengefulness } from './games/norm/schema.js';
import { repay, repays } from './games/repay/schema.js';

const meets = z.union([
  z.literal('community'),
  z.strictObject({ partition: said(id, 'Partition: one meets others of the unit.', { example: 'workplaces' }) }),
  z.strictObject({ tie: said(id, 'Ties: one meets those one is tied to.', { example: 'friends' }) }),
]);

const game = z.union([
  z.strictObject({ help: said(help, 'Each person meets one drawn other and helps or does not (Nowak and Sigmund 1998).') }),
  z.strictObject({ norm: said(norm, 'Each person keeps or breaks a norm before everybody they meet, who may punish (Axelrod 1986).') }),
  z.strictObject({
    repay: said(
      repay,
      'Each person repays or does not. The members of a unit are liable together; in units of one, each is liable alone (Besley and Coate 1995).',
    ),
  }),
]);

const standing = z.strictObject({
  start: said(quantity('points'), 'Standing of everyone at the start.', { example: 0 }),
  lowest: said(quantity('points'), 'Lowest standing.', { example: -5 }),
  highest: said(quantity('points'), 'Highest standing.', { example: 5 }),
  helped: said(quantity('points'), 'Change for a person who helped.', { example: 1 }),
  refused: said(quantity('points'), 'Change for a person who did not help.', { example: -1 }),
  renewed: said(z.boolean().optional(), 'Everyone starts anew at each revision of strategies.', {
    absent: 'false: standing goes on',
  }),
});

const written = (what: string, example: string): z.ZodOptional<z.ZodString> =>
  said(id.optional(), `Stream of which ${what} is an act.`, { example, absent: `${what} is not an act of a stream` });

const writes = z
  .strictObject({
    helped: written('helping', 'kindness'),
    refused: written('not helping', 'unkindness'),
    broke: written('breaking the norm', 'littering'),
    kept: written('keeping the norm', 'tidiness'),
    repaid: written('repaying', 'repayment'),
    defaulted: said(
      id.optional(),
      'Stream of which not paying their own part is an act, where the unit or the person is in default. Of a person whose return is too small, the record stands for inability.',
      { example: 'defaults', absent: 'a default is not an act of a stream' },
    ),
  })
  .optional();

const strategy = z.strictObject({
  title,
  share: said(quantity('share'), 'Share of people who begin with it; the shares of an encounter add to one.', { example: 0.5 }),
  helps: said(helps.optional(), 'Whether the person helps: always, never, or if something holds of the other person.', {
    example: 'always',
    absent: 'required where the game is `help`',
  }),
  unknown: said(z.boolean().optional(), 'Whether the person helps somebody of whom nothing is known to them.', {
    absent: 'true: helps',
  }),
  boldness: said(boldness.optional(), 'The person breaks the norm where the chance of being seen is lower than this.', {
    example: 0.5,
    absent: 'required where the game is `norm`',
  }),
  vengefulness: said(vengefulness.optional(), 'Chance that the person punishes what they see.', {
    example: 0.5,
    absent: 'required where the game is `norm`',
  }),
  repays: said(
    repays.optional(),
    'When the person repays. `by_payoff`: up to what a default would take from them. `always`: as far as their return reaches. `never`: nothing.',
    { example: 'by_payoff', absent: 'required where the game is `repay`' },
  ),
});

const copies = z.union([
  z.strictObject({
    better: said(quantity('probability'), 'Chance of copying the other person where that person has received more.', { example: 0.5 }),
  }),
  z.strictObject({
    by_difference: said(
      quantity('factor'),
      'Chance of copying for each unit of payoff by which the other person has received more, up to 1.',
      {
        example: 0.1,
      },
    ),
  }),
]);

const revises = z.strictObject({
  every: said(quantity('duration'), 'Days from one revision to the next; the first is so many days after the start.', { example: 30 }),
  compares: said(quantity('probability'), 'Chance that a person compares their payoff with that of one drawn other.', { example: 0.1 }),
  copies: said(copies, 'Chance of copying the strategy of the other person.'),
  mutates: said(quantity('probability').optional(), 'Chance of taking a strategy drawn evenly from all instead.', {
    example: 0.001,
    absent: 'nobody does',
  }),
});

/** Meetings in which what one person does matters to others, for payoffs. Payoffs and strategies belong to the world. */
export const encounter = z.strictObject({
  title,
  who: said(who.optional(), 'Whom it concerns. Neither an attribute of `groups` nor `age` may be named.', { absent: 'every adult' }),
  meets: said(meets, 'Whom people meet, among those concerned who are present: `community` is everybody.', { example: 'community' }),
  every: said(quantity('duration'), 'Days from one meeting to the next, from the first day on.', { example: 7 }),
  game: said(game, 'What is at stake.'),
  standing: said(
    standing.optional(),
    'A standing that the people themselves keep of one another, in whole points. Where the game is `help`.',
    {
      absent: 'they keep none',
    },
  ),
  known: said(quantity('probability').optional(), 'Chance that a person knows what is visible of the other. Where the game is `help`.', {
    example: 0.9,
    absent: 'always known',
  }),
  writes: said(writes, 'Streams of which meetings are acts: channels may see them, and ledgers and lists follow.', {
    absent: 'meetings are not acts of a stream',
  }),
  strategies: said(table(strategy), 'Strategies, by id. They do not differ by what people are.', {
    example: {
      kind: { title: 'Helps', share: sourced(0.5, 'share'), helps: 'always' },
      selfish: { title: 'Does not help', share: sourced(0.5, 'share'), helps: 'never' },
    },
  }),
  revises: said(revises.optional(), 'How strategies are revised by imitation.', { absent: 'everyone keeps their strategy' }),
});

export const encounterSections = {
  encounters: said(table(encounter).default({}), 'Meetings in which what one person does matters to others, by id.', {
    mechanism: 'Encounters',
  }),
};
