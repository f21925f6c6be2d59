import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '@glasshouse/model';
import { askedAt, keysBelow, pathOfLine, saidAt, valuesAt } from './schema-help.js';
import type { Schema } from './schema-help.js';

/** An editor of one text, in a shadow root: there its styles are sheets and no style element, which the content policy would refuse. */
export interface CodeEditor {
  text(): string;
  replace(text: string): void;
  /** Marks the problems that stand in `file` at their lines. */
  mark(problems: readonly Problem[], file: string): void;
  close(): void;
}

const LOOK = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', border: '1px solid var(--strong-line)', fontSize: '0.9rem' },
  '&.cm-focused': { outline: '3px solid var(--link)' },
  '.cm-scroller': { maxHeight: '60vh', minHeight: '12rem', overflow: 'auto', fontFamily: 'Consolas, Menlo, "Liberation Mono", monospace' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--raised)', border: 'none' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--strong-line)',
    maxWidth: 'min(30rem, 90vw)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--paper)', backgroundColor: 'var(--link)' },
  '.cm-completionInfo': { maxWidth: '20rem' },
  '.said': { padding: '0.3rem 0.6rem' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection': { backgroundColor: 'var(--line)' },
});
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--link)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--harm)' },
]);

const linesOf = (state: EditorState): string[] => state.doc.toJSON() as string[];

function offers(schema: Schema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const asked = askedAt(linesOf(state), line.number - 1, pos - line.from);
    if (asked === null || (!explicit && asked.word === '' && asked.kind === 'key')) return null;
    const found = asked.kind === 'key' ? keysBelow(schema, asked.path) : valuesAt(schema, asked.path);
    return {
      from: pos - asked.word.length,
      validFor: /^[\w.-]*$/,
      options: found.map(({ label, said, required }) => ({
        label,
        apply: asked.kind === 'key' ? `${label}: ` : label,
        info: said || undefined,
        boost: required ? 1 : 0,
      })),
    };
  };
}

function explanations(schema: Schema) {
  return hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    const key = /^(\s*(?:- +)*)([\w.-]+)\s*:/.exec(line.text);
    if (!key || pos < line.from + key[1]!.length || pos > line.from + key[1]!.length + key[2]!.length) return null;
    const said = saidAt(schema, pathOfLine(linesOf(view.state), line.number - 1));
    if (said === null) return null;
    return {
      pos: line.from + key[1]!.length,
      end: line.from + key[0].length,
      create() {
        const dom = document.createElement('div');
        dom.className = 'said';
        dom.textContent = said;
        return { dom };
      },
    };
  });
}

/** Opens an editor in `host`. `changed` is called after each change of the text by the reader; `name` is read by screen readers. */
export function openEditor(host: HTMLElement, text: string, schema: Schema, name: string, changed: () => void): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        lintGutter(),
        yaml(),
        syntaxHighlighting(COLOURS),
        LOOK,
        autocompletion({ override: [offers(schema)], icons: false, interactionDelay: 0 }),
        explanations(schema),
        // The key Tab leaves the editor, as it leaves every field: nobody is trapped in it.
        keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': name, lang: 'en', tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) changed();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    mark(problems, file) {
      const { doc } = view.state;
      const marks = problems
        .filter((problem) => problem.file === file && problem.line >= 1 && problem.line <= doc.lines)
        .map((problem) => {
          const line = doc.line(problem.line);
          const from = Math.min(line.to, line.from + Math.max(0, problem.column - 1));
          return { from, to: line.to, severity: 'error' as const, message: problem.message };
        });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    close: () => view.destroy(),
  };
}
