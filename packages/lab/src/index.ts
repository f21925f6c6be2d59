/** What the laboratory does apart from its page: worlds as a study, recordings of runs, fields of people. */
export { STUDY_FILE, studyOf, studyText } from './run/study-of-worlds.js';
export type { Change, World, Worlds } from './run/study-of-worlds.js';
export { Recording } from './run/recording.js';
export type { Moment } from './run/recording.js';
export { watched } from './run/watched.js';
export type { Watcher } from './run/watched.js';
export { linkOf, LinkRefused, readLink, streamPacking } from './link/link.js';
export type { Packing, Shared } from './link/link.js';
export { layOutField } from './draw/field.js';
export type { Field } from './draw/field.js';
export { peopleEach, perThousand, thousandWaffle, touchedWaffle } from './draw/waffle.js';
export type { Waffle } from './draw/waffle.js';
export { LESSONS } from './lessons/list.js';
export type { Language, Lesson, LessonTexts } from './lessons/lesson.js';
export { citedIn, piecesOf, textsIn } from './lessons/placeholders.js';
export { claimExperiment, lessonExperiment } from './shipped/experiment.js';
export type { ShippedExperiment } from './shipped/experiment.js';
