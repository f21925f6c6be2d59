const CONTROLS = 'button:enabled, input:enabled, select, summary';

/** Where a button takes itself away or ends disabled, focus goes to the first control of what stood around it, and to the content where nothing did. */
export function keepFocus(event: MouseEvent): void {
  const around = event.composedPath().filter((one) => one instanceof HTMLElement);
  const button = around.find((one) => one instanceof HTMLButtonElement);
  setTimeout(() => {
    if (button === undefined || (button.isConnected && !button.disabled)) return;
    // A button that ends disabled keeps the focus until the page is next drawn.
    if (document.activeElement !== document.body && document.activeElement !== button) return;
    const place = around.find((one) => one !== button && one.isConnected && (one.id === 'main' || one.querySelector(CONTROLS) !== null));
    if (place?.id === 'main') place.focus({ preventScroll: true });
    else place?.querySelector<HTMLElement>(CONTROLS)?.focus();
  });
}
