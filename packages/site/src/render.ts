import { join, resolve } from 'node:path';
import type { MarkdownIt } from './markdown.js';
import type { Site } from './index.js';
import type { SitePage } from './page.js';

/** What is used of the generator, Eleventy, which has no types of its own. */
interface Configuration {
  setUseGitIgnore(use: boolean): void;
  setTemplateFormats(formats: string[]): void;
  amendLibrary(name: 'md', amend: (md: MarkdownIt) => void): void;
  addTemplate(name: string, content: string, data: Record<string, unknown>): void;
}
export type Generator = new (
  input: string,
  output: string,
  options: { quietMode: boolean; configPath: null; config: (config: Configuration) => Record<string, unknown> },
) => { disableLogger(): void; toJSON(): Promise<{ outputPath: string; content: string }[]> };

/** A page with its content as markup. */
export interface RenderedPage extends SitePage {
  rendered: string;
}

/** Renders the pages of a site. `empty` is a folder without templates: every page is handed over, none is looked for. Throws where a page cannot be rendered. */
export async function renderPages(generator: Generator, site: Site, empty: string, to: string): Promise<RenderedPage[]> {
  const byOutput = new Map(site.pages.map((page) => [join(to, page.path), page]));
  const eleventy = new generator(empty, to, {
    quietMode: true,
    configPath: null,
    config(config) {
      config.setUseGitIgnore(false);
      config.setTemplateFormats(['md', 'html']);
      config.amendLibrary('md', (md) =>
        site.prepare(md, (env) => {
          const { outputPath = '' } = (env as { page?: { outputPath?: string } }).page ?? {};
          const page = byOutput.get(resolve(outputPath));
          return page !== undefined && 'markdown' in page.content ? { source: page.content.source, path: page.path } : null;
        }),
      );
      site.pages.forEach(({ path, content }, index) => {
        const [kind, text] = 'markdown' in content ? ['md', content.markdown] : ['html', content.html];
        config.addTemplate(`page-${index}.${kind}`, text, { permalink: path, templateEngineOverride: kind });
      });
      return { markdownTemplateEngine: false, htmlTemplateEngine: false };
    },
  });
  eleventy.disableLogger();
  const made = await eleventy.toJSON();
  return made.map(({ outputPath, content }) => {
    const page = byOutput.get(resolve(outputPath));
    if (page === undefined) throw new Error(`the generator made a page that nobody asked for: ${outputPath}`);
    return { ...page, rendered: content };
  });
}
