import { unpacked } from './unpack.js';

const TORN = 'This file is incomplete or was altered. Get it again from where it came.';

/** Runs the packed script of the page. A classic script out of a blob is what Chromium and Firefox both run in a page from disk. */
function start(): void {
  const host = document.querySelector('#lab');
  try {
    const script = document.createElement('script');
    script.src = URL.createObjectURL(
      new Blob([unpacked(document.querySelector('#packed')?.textContent ?? '')], { type: 'text/javascript;charset=utf-8' }),
    );
    document.body.append(script);
  } catch {
    if (host) host.textContent = TORN;
  }
}

// The line that says what is going on is drawn first.
requestAnimationFrame(() => setTimeout(start));
