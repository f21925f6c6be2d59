import { renderPages, renderReport } from '@glasshouse/report';
import type { StudyDocument } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import type { Page } from '@glasshouse/store';

/**
 * The pages of a document. A document comes from a result folder and may have been changed there: one that cannot be printed gives a
 * StoreError that names the place.
 */
export const pagesOf = (place: string, document: StudyDocument): Page[] => printed(place, () => renderPages(document));

/** The whole report of a document as one self-contained page. Throws as `pagesOf`. */
export const singlePageOf = (place: string, document: StudyDocument): string => printed(place, () => renderReport(document));

/** How every page of a report begins and ends, from its first tag to its title and in its foot. */
const HEAD =
  /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="[^"\n]*">\n(<meta name="[a-z -]+" content="[^"\n]*">\n)+<title>[^<\n]* \u2013 Glasshouse, synthetic<\/title>\n<style>/;
const FOOT =
  /\n<p>Glasshouse study <code>[^<\n]*<\/code>, seed <code>\d+<\/code>, (full|reduced) size, result hash <code class="hash">[0-9a-f]+<\/code>\. Every simulated number is synthetic\.<\/p><\/footer>\n<\/body>\n<\/html>\s*$/;

/** Whether a file is a page that Glasshouse wrote. */
export function isReportPage(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return HEAD.test(text) && FOOT.test(text);
}

function printed<T>(place: string, render: () => T): T {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new StoreError('damaged', `${place}/study.json cannot be printed (${error.message}): run the study again`, { cause: error });
  }
}
