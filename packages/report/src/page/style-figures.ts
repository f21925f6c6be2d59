/** How the marks of a drawing look. */
export const MARKS = `.grid { stroke: var(--line); stroke-width: 1; }
.zero { stroke: var(--strong-line); stroke-width: 1.2; }
.bar { fill: var(--blue); fill-opacity: 0.3; stroke: var(--blue); stroke-width: 1.2; }
.bar.harm { fill: var(--vermillion); fill-opacity: 0.28; stroke: var(--vermillion); }
.bar.held { fill-opacity: 0; stroke-width: 1.6; }
.bound { stroke: var(--vermillion); stroke-width: 1; stroke-dasharray: 3 2; }
.hatch { stroke: var(--vermillion); stroke-width: 2; }
.dummy { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 4 3; }
.dice { stroke: var(--ink); stroke-width: 1.6; }
.middle { fill: var(--ink); stroke: var(--paper); stroke-width: 1; }
.naive { stroke: var(--vermillion); stroke-width: 2.2; fill: none; }
.published-line { stroke: var(--ink); stroke-width: 1.8; }
.block { fill: var(--blue); fill-opacity: 0.35; stroke: var(--blue); stroke-width: 1.2; }
.doubtful { stroke: var(--vermillion); stroke-dasharray: 4 2.5; }
.constant { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 6 4; }
.whisker { stroke: var(--blue); stroke-width: 5; stroke-opacity: 0.38; }
.series { fill: none; stroke-width: 1.9; }
.point { fill: var(--paper); stroke-width: 1.7; }
.s0 { stroke: var(--blue); } .s1 { stroke: var(--vermillion); stroke-dasharray: 6 3; } .s2 { stroke: var(--green); stroke-dasharray: 2 3; }
.s3 { stroke: var(--purple); stroke-dasharray: 9 3 2 3; } .s4 { stroke: var(--orange); stroke-dasharray: 4 2; } .s5 { stroke: var(--sky); stroke-dasharray: 12 4; }
path.point, line.whisker { stroke-dasharray: none; }`;

/** How drawings look. Form tells marks apart (bar, diamond, cross, hatch, dash); colour only helps. */
export const FIGURE_STYLE = `
figure { margin: 0 0 0.6rem; max-width: 34rem; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; font-family: "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
figcaption, .undrawn { font-size: 0.88rem; color: var(--soft); line-height: 1.45; margin-top: 0.4rem; }
figcaption strong, .undrawn strong { color: var(--ink); font-weight: 600; }
svg text { fill: var(--ink); font-size: 12.5px; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
svg text.t-value { font-weight: 600; font-size: 12px; }
svg text.t-tick, svg text.t-note { fill: var(--soft); font-size: 11.5px; }
${MARKS}
@media (max-width: 40rem) { svg text { font-size: 14px; } svg text.t-value { font-size: 13.5px; } svg text.t-tick, svg text.t-note { font-size: 13.5px; } }
@media (forced-colors: active) { .bar, .block, .whisker { forced-color-adjust: none; } }`;
