export { PURPOSE, threefry4x32 } from '@glasshouse/dice';
export { identitiesOf } from './books/checks.js';
export { counterDefinitions } from './books/slots.js';
export type { Catalogue, Law } from './counters/catalogue.js';
export { catalogueAndZero } from './counters/always-zero.js';
export { catalogueOf } from './counters/catalogue.js';
export { offsetsOf } from './counters/family.js';
export { counterHint, namesCounter, counterIds } from './counters/names.js';
export { CAUSES, CHAIN_SIZES, REASONS } from './counters/words.js';
export type { ExplainOptions, Explanation } from './explain/explain.js';
export { explainPerson } from './explain/explain.js';
export { pathsInstead } from './explain/rules.js';
export type { TracedStep } from './explain/step.js';
export { canonicalJson } from './format/canonical.js';
export { contentHash } from './format/content-hash.js';
export { civil, dateOf, dayOf, daysInMonth } from './format/dates.js';
export type { SourceFiles } from './format/files.js';
export { hash32, sha256Hex } from './format/hash.js';
export { linesOf } from './format/lines-of.js';
export { cutStudy } from './layout/cut-study.js';
export { nearest, suggestion, words } from './format/nearest.js';
export { date, id } from './format/parts.js';
export type { Path, Problem, Spot } from './format/problem.js';
export { InputError, oneLine, problemAt, visible } from './format/problem.js';
export type { Dimension, Quantity, SamplingScale } from './format/quantity.js';
export { LARGEST, QUANTITY_KEYS, SIGNED, UNITS, quantity, tooLarge } from './format/quantity.js';
export { LIMITS } from './format/limits.js';
export type { Register, RegisterRow } from './format/register.js';
export { REGISTER_FILE, ROW_IDS, parseOwnRegister, parseRegister } from './format/register.js';
export { shellWord } from './format/shell-word.js';
export { some } from './format/some.js';
export { toBase, toBaseValue } from './format/units.js';
export type { Frame } from './frames/frame.js';
export { WHY } from './frames/frame.js';
export { jsonSchemas, keysOfScenarios } from './reference/json-schema.js';
export { formatYaml } from './layout/format-yaml.js';
export { MONEY } from './mechanisms/amounts/counters.js';
export { currencyOf } from './mechanisms/amounts/currency.js';
export { MINOR } from './mechanisms/amounts/minor.js';
export { conditionAtoms } from './mechanisms/conditions/atoms.js';
export type { Condition } from './mechanisms/conditions/schema.js';
export { partsReadBy } from './mechanisms/conditions/reads.js';
export { atomsIn, conditionsOf, whoIn } from './mechanisms/conditions/uses.js';
export { conditionWords } from './mechanisms/conditions/words.js';
export type { FamilyName } from './mechanisms/index.js';
export { everyMechanism } from './mechanisms/index.js';
export type { HarmBooking } from './mechanisms/mechanism.js';
export { STAGES } from './mechanisms/picture.js';
export type { Part, Tone } from './mechanisms/picture.js';
export type { Submodel } from './mechanisms/mechanism.js';
export { largestRemainder } from './mechanisms/places/plan.js';
export type { ArmSource, CompileOptions } from './plan/compile.js';
export type { CommunityColumn } from './books/community-book.js';
export { compile } from './plan/compile.js';
export { countedRounds } from './plan/rounds.js';
export type { CommunityPlan, Plan, Policy, RoundPlan } from './plan/types.js';
export { folderNameOf } from './results/folder-name.js';
export type {
  Advice,
  AdviceResult,
  ClaimMoves,
  Estimated,
  SensitivityBudget,
  SensitivityFactor,
  SensitivityResult,
} from './results/sensitivity.js';
export type {
  AssumptionUsed,
  CounterDefinition,
  CounterKind,
  DesignRow,
  Estimate,
  FirstDifference,
  FollowedPerson,
  GrossEffects,
  HarmRow,
  IndicatorResult,
  IndicatorValue,
  LifeStep,
  MoneyRow,
  RatioResult,
  RatioVerdict,
  RunCounts,
  RunResult,
  SeriesResult,
  ShippedStudy,
  SourceUsed,
  StudyDocument,
  TargetResult,
} from './results/tables.js';
export type { ClaimResult, ClaimSearch, ClosedLoop } from './results/claims.js';
export { HARM_WORDS } from './results/tables.js';
export { COUNT_TABLES, TABLES } from './results/table-names.js';
export type { TableId } from './results/table-names.js';
export type { HarmCounts, KeptRun, ReducedRun, SparseNumbers } from './results/reduced-run.js';
export { isReduced } from './results/reduced-run.js';
export type { BatchOptions, Decisions, RoundReport } from './rounds/batch.js';
export type { BatchResult } from './rounds/batch-result.js';
export { Batch } from './rounds/batch.js';
export { cutBlocks, workBlock } from './rounds/blocks.js';
export { decisionsFrom, decisionsOf } from './rounds/decisions.js';
export type { Held } from './rounds/coordinator.js';
export { Coordinator } from './rounds/coordinator.js';
export { bytesOfRun } from './rounds/memory.js';
export type { RunExtras, RunName } from './rounds/merge.js';
export { BatchSum, mergeBatches } from './rounds/merge.js';
export type { OpenRun, RoundProgress, RunOptions, RunRoster } from './rounds/open-run.js';
export { openRun, runExperiment, runInBlocks } from './rounds/open-run.js';
export { RoundByRound } from './rounds/round-by-round.js';
export { equalRates, groupPaths } from './scenario/equal-rates.js';
export { inTime } from './scenario/in-time.js';
export { loadScenario } from './scenario/load-scenario.js';
export type { Patch } from './scenario/patch.js';
export { applyPatch } from './scenario/patch.js';
export type { QuantityEntry } from './scenario/quantities.js';
export { quantitiesOf, setQuantity } from './scenario/quantities.js';
export { titleOf } from './scenario/title-of.js';
export { quantityAt, withQuantities, withQuantity } from './scenario/quantity-at.js';
export { shownPlace } from './scenario/region.js';
export { kindOf, parseOnce } from './scenario/resolve.js';
export type { Round, Window } from './scenario/rounds.js';
export { countedRoundsOf, roundsOf, windowIn, yearsIn } from './scenario/rounds.js';
export type {
  Channel,
  InForce,
  Ledger,
  LedgerRule,
  List,
  ListEntry,
  Measure,
  Review,
  Scenario,
  Spread,
  Stream,
} from './scenario/schema.js';
export { FORMAT, POLICY_SECTIONS, PROBE_SECTIONS, WORLD_SECTIONS, scenarioSchema } from './scenario/schema.js';
export { familyOf, scaledToOne } from './scenario/share-families.js';
export { sweptTo } from './scenario/swept.js';
export type { DesignTable } from './study-file/check-design.js';
export { assumedPaths, namedPaths, pathwaysOf, variesPolicy } from './study-file/check-design.js';
export { laterChange } from './study-file/check-swept.js';
export { peopleIn } from './mechanisms/places/people-in.js';
export { namesFirstDays } from './study-file/first-days.js';
export { notesOf, studyNotes } from './study-file/notes.js';
export { SWEEP_POINTS } from './study-file/check-work.js';
export type { Design, DesignKey } from './study-file/design.js';
export { DESIGN_KEYS, designKey, drawnPoints } from './study-file/design.js';
export type { LoadedStudy } from './study-file/load-study.js';
export { loadStudy, scenariosOfStudy } from './study-file/load-study.js';
export type { Claim, Experiment, GroupRatio, Indicator, Series, Study, StudyArm, Target } from './study-file/schema.js';
export { studySchema } from './study-file/schema.js';
export { wholeCalibration } from './study-file/search-record.js';
