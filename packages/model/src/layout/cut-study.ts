import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';
import { formatYaml } from './format-yaml.js';

/** Sections of a study that speak of all its experiments together, or of other studies: they are left out of a cut. */
const WHOLE = ['claims', 'ratios', 'shipped', 'box', 'facts', 'series', 'not_counted'];

export interface StudyCut {
  id: string;
  title: string;
  about: string;
  /** Whether an experiment stays. */
  keeps(experiment: { scenario: string; planted: boolean; equalRates: boolean }): boolean;
  /** Where the scenario of an experiment lies now. */
  scenario(path: string): string;
}

/**
 * The text of a study under another id and title, cut to some of its experiments: what speaks of the others goes with them, and claims, series and boxes go
 * altogether. Comments of what stays are kept. Null where no experiment stays. `text` is a study that loads.
 */
export function cutStudy(file: string, text: string, cut: StudyCut): string | null {
  const document: Document = parseDocument(text, { version: '1.2', uniqueKeys: false });
  const top = document.contents;
  const experiments = isMap(top) ? top.get('experiments') : undefined;
  if (!isMap(top) || !isSeq(experiments)) return null;
  const anchored = anchorsOf(document);
  const ids = new Set<string>();
  experiments.items = experiments.items.filter((one) => {
    if (!isMap(one)) return false;
    const [scenario, planted, equal] = ['scenario', 'planted', 'equal_rates'].map((key) => one.get(key));
    const stays = cut.keeps({ scenario: String(scenario), planted: planted === true, equalRates: equal === true });
    if (stays) ids.add(String(one.get('id')));
    return stays;
  });
  if (experiments.items.length === 0) return null;
  bringAlong(document, anchored);
  for (const one of experiments.items) if (isMap(one)) settle(one, ids, cut);
  const follow = top.get('follow');
  if (isSeq(follow)) {
    follow.items = follow.items.filter((one) => isMap(one) && ids.has(String(one.get('experiment'))));
    if (follow.items.length === 0) top.delete('follow');
  }
  for (const section of WHOLE) top.delete(section);
  for (const key of ['id', 'title', 'about'] as const) top.set(key, document.createNode(cut[key]));
  return formatYaml(file, document.toString({ lineWidth: 0 }));
}

function anchorsOf(document: Document): Map<string, Node> {
  const found = new Map<string, Node>();
  visit(document, {
    Node(_key, node) {
      if ('anchor' in node && node.anchor !== undefined) found.set(node.anchor, node);
    },
  });
  return found;
}

/** Writes out, where it is first named, what an experiment that is gone had given a name. */
function bringAlong(document: Document, anchored: ReadonlyMap<string, Node>): void {
  const seen = new Set<string>();
  visit(document, {
    Alias(_key, { source }) {
      const target = anchored.get(source);
      return seen.has(source) || target === undefined ? undefined : (target.clone() as Node);
    },
    Value(_key, { anchor }) {
      if (anchor !== undefined) seen.add(anchor);
    },
  });
}

/** What one experiment says of others: its scenario is where it lies now, and a comparison of sizes with an experiment that is gone goes too. */
function settle(experiment: YAMLMap, ids: ReadonlySet<string>, cut: StudyCut): void {
  experiment.set('scenario', cut.scenario(String(experiment.get('scenario'))));
  const sensitivity = experiment.get('sensitivity');
  if (!isMap(sensitivity)) return;
  const sizes = sensitivity.get('sizes', true);
  if (isScalar(sizes) && !ids.has(String(sizes.value))) sensitivity.delete('sizes');
}
