import { renderReport } from '@glasshouse/report';
import type { StudyDocument } from '@glasshouse/scenario';
import { StoreError } from '@glasshouse/store';
import type { Page } from '@glasshouse/store';

/**
 * The pages of a document. A document comes from a result folder and may have been changed there: one that cannot be printed gives a
 * StoreError that names the place.
 */
export function pagesOf(place: string, document: StudyDocument): Page[] {
  try {
    return [{ file: 'report.html', text: renderReport(document) }];
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new StoreError('damaged', `${place}/study.json cannot be printed (${error.message}): run the study again`, { cause: error });
  }
}
