import { describe, expect, it } from 'vitest';
import { inputName } from './input-names.js';

describe('the name of an input', () => {
  it.each([
    ['ledgers.unified.grades.1.from', 'The single score', 'Lowest score of the second grade (The single score)'],
    ['ledgers.unified.grades.11.from', 'The single score', 'Lowest score of the 12th grade (The single score)'],
    ['ledgers.city.grades.c.from', undefined, 'Lowest score of the grade “c” (city)'],
    ['lists.defaulters.exit.empty_searches', 'The list', 'Rate of removal after two empty searches (The list)'],
    ['reviews.judge.passes_unsound', 'The judge decides', 'Pass rate of unsound reports (The judge decides)'],
    ['reviews.judge.passes_sound', 'The judge decides', 'Pass rate of sound reports (The judge decides)'],
    ['lists.named.entries.petition.term', 'Names posted online', 'Term of the entry “petition” (Names posted online)'],
    ['lists.a.appeal.delay', 'A', 'Appeal, delay (A)'],
    ['ledgers.city.rules.gift.points', 'City points', 'Points of the rule “gift” (City points)'],
    ['ledgers.city.rules.gift.steps.0.per_point', 'City points', 'Per point, first step, rule “gift” (City points)'],
    ['streams.fly.trend.0.factor', 'A wish to fly', 'Factor of the first trend (A wish to fly)'],
    ['streams.tax_due.duty.able.values.low', 'A tax falls due', 'Duty, able, low (A tax falls due)'],
    ['streams.fly.classes.now_and_then.share', 'A wish to fly', 'Share of the class “now and then” (A wish to fly)'],
    ['channels.watch.coverage.values.rural', 'Cameras', 'Coverage, rural (Cameras)'],
    ['screens.bulletin.status.2.probability', 'A bulletin', 'Probability of the third status (A bulletin)'],
    ['channels.watch.delay', 'Cameras', 'Delay (Cameras)'],
    ['firms.types.bent.deterred', undefined, 'Deterred, type “bent” (firms)'],
    ['population.attributes.income.categories.high.share', undefined, 'Share of the category “high”, attribute “income” (population)'],
    ['population.household_size.five', undefined, 'Household size, five (population)'],
    ['perception.display', undefined, 'Display (perception)'],
    ['community_size', undefined, 'Community size'],
    ['stances.objects.rule.voiced.fear', 'Objects', 'Rule, voiced, fear (Objects)'],
  ])('%s of %s', (path, title, name) => {
    expect(inputName(path, title)).toBe(name);
  });
});
