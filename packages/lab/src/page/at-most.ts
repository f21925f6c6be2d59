/** Something that is done soon: `soon` does it once for all calls within `ms`, `now` does it at once. */
export function atMostEvery(ms: number, act: () => void): { soon: () => void; now: () => void } {
  let due = false;
  const later = (): void => {
    due = false;
    act();
  };
  const soon = (): void => {
    if (!due) setTimeout(later, ms);
    due = true;
  };
  return { soon, now: act };
}
