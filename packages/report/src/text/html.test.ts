import { describe, expect, it } from 'vitest';
import { escapeText, html, joined, path, slug } from './html.js';

describe('markup', () => {
  it('escapes every inserted text', () => {
    expect(html`<p title="${'"><script>'}">${'<b>&\u0000'}</p>`.text).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>');
  });

  it('keeps markup, joins lists, prints nothing for null, undefined and false', () => {
    expect(html`${[html`<i>a</i>`, 'b']}${null}${undefined}${false}`.text).toBe('<i>a</i>b');
    expect(html`${joined(['a', null, '', 'b'], ', ')}`.text).toBe('a, b');
  });

  it('breaks paths after dots and makes ids without surprises', () => {
    expect(path('a.b<c').text).toBe('<code>a.<wbr>b&lt;c</code>');
    expect(slug('Streams.Debt rate "x"')).toBe('streams.debt-rate-x');
    expect(slug('\u00e9')).toBe('x');
    expect(escapeText('a\u0007b\tc')).toBe('ab\tc');
  });
});
