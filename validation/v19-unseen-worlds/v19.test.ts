import { describe, expect, it } from 'vitest';
import { saidOf, UNSEEN } from './worlds.js';

describe('worlds that no card plants', () => {
  it.each(UNSEEN.map((world) => [`${world.claim}: ${world.name}`, world] as const))('%s', async (_name, world) => {
    const { modelStamp, modelUnder, numbers } = await saidOf(world);
    expect(modelStamp, `${modelUnder}; ${numbers.map(({ text }) => text).join('; ')}`).toBe(world.verdict);
    for (const not of world.not ?? []) expect(modelUnder).not.toMatch(not);
  });
});
