import { z } from 'zod';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { condition } from '../conditions/schema.js';

const fee = z.strictObject({
  amount: said(quantity('money'), 'Money paid with each request.', { example: 30 }),
  returned: said(z.boolean().optional(), 'Whether the fee is returned when the request is granted.', { absent: 'false: it is kept' }),
});

const keepsRecord = said(
  z.boolean().optional(),
  'Whether conditions go on counting the record after a request is granted. Otherwise the record stops counting on the day of the answer, on whatever ground the request was granted.',
  { absent: 'false: no condition counts the record any more' },
);

/** How a list hears requests to have an entry set aside. */
export const appeal = said(
  z
    .strictObject({
      delay: said(quantity('duration'), 'Time from the request to the answer.', { example: 15 }),
      corrects_unsound: said(
        quantity('probability'),
        'Ground of error: probability that an entry without a sound ground is set aside; also for inability, unless `inability` is given.',
        { example: 0.5 },
      ),
      overturns_sound: said(
        quantity('probability'),
        'Ground of discretion: probability that an entry with a sound ground is set aside all the same.',
        { example: 0.02 },
      ),
      inability: said(
        quantity('probability').optional(),
        'Ground of inability: probability that an entry is set aside when it is for a duty that its subject cannot perform or does not have, or for an outcome whose cause is inability.',
        { example: 0.4, absent: '`corrects_unsound`' },
      ),
      if: said(
        condition.optional(),
        'Only people who meet this condition can make a request. It is tested on the day on which they would make it.',
        {
          example: { not: { records: 'littering' } },
          absent: 'everybody on the list',
        },
      ),
      fee: said(
        fee.optional(),
        'What a request costs. A fee that is not returned counts in the harm ledger, under the cause of the entry.',
        {
          absent: 'a request costs nothing',
        },
      ),
      suspends: said(
        z.boolean().optional(),
        'The entry triggers no sanction from the request to the answer. Its term runs on, and the name stays on the list.',
        { absent: 'false: sanctions go on' },
      ),
      keeps_record: keepsRecord,
      returns_money: said(
        z.boolean().optional(),
        'Whether a granted request returns, on the day of the answer, the money that sanctions would not have taken without the entry. The harm ledger then shows money taken, returned and net.',
        { absent: 'false: nothing is returned' },
      ),
    })
    .optional(),
  'How requests for correction are answered; the response `appeal` says how often people ask. Each concerns one entry, identified by its ground and first day, and is answered even if the entry has ended. The answer depends on the one record that the entry rests on at that time: where its condition needs several, the last one. An arm without an appeal sets it to `null`: no request is then made. With the three probabilities at 0, requests are made and refused.',
  { absent: 'no request is heard' },
);

/** How a ledger hears requests to have points restored. */
export const pointsAppeal = said(
  z
    .strictObject({
      delay: said(quantity('duration'), 'Time from the request to the answer.', { example: 15 }),
      corrects_unsound: said(
        quantity('probability'),
        'Ground of error: probability that points for a record without a sound ground are restored; also for inability, unless `inability` is given.',
        { example: 0.5 },
      ),
      overturns_sound: said(
        quantity('probability'),
        'Ground of discretion: probability that points for a record with a sound ground are restored all the same.',
        { example: 0.02 },
      ),
      inability: said(
        quantity('probability').optional(),
        'Ground of inability: probability that points are restored which were taken for a duty that the person could not perform or did not have, or for an outcome whose cause is inability.',
        { example: 0.4, absent: '`corrects_unsound`' },
      ),
      if: said(
        condition.optional(),
        'Only people who meet this condition can make a request. It is tested on the day on which they would make it.',
        { example: { not: { records: 'littering' } }, absent: 'everybody who lost points' },
      ),
      fee: said(
        fee.optional(),
        'What a request costs. A fee that is not returned counts in the harm ledger, under the cause of the record.',
        {
          absent: 'a request costs nothing',
        },
      ),
      suspends: said(
        z.boolean().optional(),
        'The points do not count from the request to the answer. If the request is refused or lapses, those that would still count are taken again.',
        { absent: 'false: the points count until the answer' },
      ),
      keeps_record: keepsRecord,
    })
    .optional(),
  'How requests against points are answered. Each concerns the points that one rule took for one record: whoever loses them may ask once (see the response `appeal`). A granted request restores those that still count. An arm without an appeal sets it to `null`: no request is then made. With the three probabilities at 0, requests are made and refused.',
  { absent: 'no request is heard' },
);

/** How people come to learn that they are on a hidden list. */
export const revealed = said(
  z
    .strictObject({
      refused: said(
        quantity('probability').optional(),
        'Probability that the subject learns of the entry when a sanction that it triggers refuses an attempt; at most once a day for each stream.',
        { example: 0.3, absent: 'never' },
      ),
      measure: said(
        quantity('probability').optional(),
        'Probability that the subject learns of the entry when a sanction that it triggers begins.',
        { example: 0.1, absent: 'never' },
      ),
    })
    .optional(),
  'How the subject of a hidden list learns of an entry. Only then can a request be made, the next day at the earliest.',
  { absent: 'on a hidden list: never' },
);
