/** For the `ref` of a slider: a finger on it that turns out to scroll the page leaves it as it stood when it was taken hold of. */
export const unscrolled = (value: () => number, back: (stood: number) => void) => (slider: HTMLInputElement) => {
  let stood = 0;
  slider.addEventListener('pointerdown', () => (stood = value()));
  slider.addEventListener('pointercancel', () => back(stood));
};
