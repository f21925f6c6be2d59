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

function printed<T>(place: string, render: () => T): T {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new StoreError('damaged', `${place}/study.json cannot be printed (${error.message}): run the study again`, { cause: error });
  }
}
