import { family, namesIn } from '../../counters/family.js';
import type { Countable, Row } from '../../counters/family.js';

export interface SurveySubject {
  id: string;
  list: boolean;
}

const surveys = ({ base }: Countable): SurveySubject[] =>
  namesIn([base], (scenario) => scenario.surveys).map((id) => ({ id, list: base.surveys[id]!.mode === 'list' }));

const answers = (unit: string, says: string, list?: boolean): Row<SurveySubject> => ({
  kind: 'flow',
  unit,
  says,
  owned: 'place',
  when: (survey) => list === undefined || survey.list === list,
});

/** Answers to a survey. They belong to the place and are never counted by group. */
export const SURVEY_COUNTERS = family({
  id: 'survey.{id}',
  where: 'for each survey, by its mode',
  subjects: surveys,
  rows: {
    asked: answers('synthetic persons', 'People asked.'),
    approve: answers('answers', 'Answers in favour.', false),
    disapprove: answers('answers', 'Answers not in favour.', false),
    dont_know: answers('answers', 'Answers of not knowing.', false),
    list_sum_treated: answers('items', 'Items counted by the half whose list holds the view.', true),
    list_n_treated: answers('synthetic persons', 'People in that half.', true),
    list_sum_control: answers('items', 'Items counted by the half whose list is neutral.', true),
    list_n_control: answers('synthetic persons', 'People in that half.', true),
  },
  laws: [
    {
      title: 'answers to {id}',
      stocks: [],
      inflows: ['survey.{id}.asked'],
      outflows: ['survey.{id}.list_n_treated', 'survey.{id}.list_n_control'],
      when: ({ list }) => list,
    },
    {
      title: 'answers to {id}',
      stocks: [],
      inflows: ['survey.{id}.asked'],
      outflows: ['survey.{id}.approve', 'survey.{id}.disapprove', 'survey.{id}.dont_know'],
      when: ({ list }) => !list,
    },
  ],
});
