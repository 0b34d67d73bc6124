import { strataWays, surveyKinds, surveyOperations, surveyStates } from '@anhe/contract/surveys';
import type { StrataWay, SurveyKind, SurveyLine, SurveyMode } from '@anhe/contract/surveys';
import { countyOf, levelOf, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { fieldMessage, useCommand, usePagesOf, useQueryOf } from '../../api/index.ts';
import { useActing, useMayCall } from '../../session/index.ts';
import { ActWindow, ChoiceField, DataList, DayField, EmptyState, Page, SelectField, TextField, fieldId } from '../../ui/index.ts';
import type { Column } from '../../ui/index.ts';
import { useSay, useWords } from '../../wording/index.ts';
import { SurveyTabs } from './tabs.tsx';
import { surveyWords } from './words.ts';

/** The surveys of one's office, and those of the area that were published. */
export function SurveysPage(): ReactNode {
  const t = useWords(surveyWords);
  const may = useMayCall();
  const { current } = useActing();
  const [laying, setLaying] = useState(false);
  const pages = usePagesOf(surveyOperations.list, (cursor: string | undefined) => (cursor === undefined ? {} : { cursor }), (page) => ({ rows: page.items, next: page.next }));
  const columns = useColumns();
  const level = levelOf(current?.place ?? '610500');
  const lay = may(surveyOperations.layOut) && (level === 'county' || level === 'city') ? <Button type="primary" onClick={() => setLaying(true)}>{t('lay-out')}</Button> : null;
  return (
    <Page title={t('title')} sub={t('sub')} acts={lay}>
      <SurveyTabs />
      <DataList
        label={t('title')} rows={pages.rows} columns={columns} keyOf={(row) => row.id} loading={pages.loading} failure={pages.failure} onAgain={pages.again} more={pages.more} onMore={pages.loadMore}
        card={(row) => <><SurveyLink row={row} /><p className="muted">{row.placeName} · <Span row={row} /></p><p className="line"><State row={row} /><Answers row={row} /></p></>}
        empty={<EmptyState title={t('empty')} text={t('empty.text')}>{lay}</EmptyState>}
      />
      {laying ? <LayOut onClose={() => setLaying(false)} /> : null}
    </Page>
  );
}

function useColumns(): readonly Column<SurveyLine>[] {
  const t = useWords(surveyWords);
  return [
    { key: 'title', title: t('survey'), kind: 'wide', cell: (row) => <SurveyLink row={row} /> },
    { key: 'place', title: t('place'), cell: (row) => row.placeName },
    { key: 'span', title: t('span'), cell: (row) => <Span row={row} /> },
    { key: 'state', title: t('state'), kind: 'short', cell: (row) => <State row={row} /> },
    { key: 'answers', title: t('answers'), kind: 'number', cell: (row) => <Answers row={row} /> },
    { key: 'unit', title: t('unit'), cell: (row) => row.unitName },
  ];
}

function SurveyLink({ row }: { readonly row: SurveyLine }): ReactNode {
  return <Link to="/surveys/$county/$survey" params={{ county: row.county, survey: row.id }} data-row-link>{row.title}</Link>;
}

function Span({ row }: { readonly row: SurveyLine }): ReactNode {
  const t = useWords(surveyWords);
  return <span className="number">{t('span.of', { from: row.from, to: row.to })}</span>;
}

function State({ row }: { readonly row: SurveyLine }): ReactNode {
  const say = useSay();
  return <span className="tag">{say(surveyStates[row.state])}</span>;
}

function Answers({ row }: { readonly row: SurveyLine }): ReactNode {
  const t = useWords(surveyWords);
  return row.drawn === 0 ? <span className="muted">—</span> : <span className="number">{t('answers.of', { answered: row.answered, drawn: row.drawn })}</span>;
}

const kindChoices = { both: ['dispute', 'request'], dispute: ['dispute'], request: ['request'] } as const satisfies Record<string, readonly SurveyKind[]>;
const modeChoices = { all: ['link', 'paper', 'call'], visit: ['paper', 'call'], link: ['link'] } as const satisfies Record<string, readonly SurveyMode[]>;

/** Which days, which matters, which questions, which strata: all that a survey is, before anything is drawn. */
function LayOut({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(surveyWords);
  const say = useSay();
  const navigate = useNavigate();
  const { current } = useActing();
  const command = useCommand(surveyOperations.layOut);
  const methods = useQueryOf(surveyOperations.methods, {});
  const [survey] = useState(() => newId());
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState<Day>();
  const [to, setTo] = useState<Day>();
  const [kinds, setKinds] = useState<keyof typeof kindChoices>('both');
  const [strata, setStrata] = useState<StrataWay>('kind');
  const [modes, setModes] = useState<keyof typeof modeChoices>('all');
  const [chosen, setMethod] = useState<string>();
  const items = methods.data?.items ?? [];
  const method = chosen ?? items[0]?.code;
  const place = current?.place ?? '610500';
  const problem = command.failure?.problem;
  const waiting = title.trim().length < 4 || from === undefined || to === undefined || method === undefined;
  const ways: readonly StrataWay[] = [...(kinds === 'both' ? (['kind'] as const) : []), levelOf(place) === 'city' ? 'county' : 'town'];
  const way = ways.includes(strata) ? strata : (ways[0] ?? 'kind');
  const lay = async (): Promise<void> => {
    if (waiting) return;
    const county = countyOf(place);
    if ((await command.run({ county, survey, title, place, method, kinds: [...kindChoices[kinds]], strata: way, modes: [...modeChoices[modes]], from, to })) !== undefined) void navigate({ to: '/surveys/$county/$survey', params: { county, survey } });
  };
  return (
    <ActWindow title={t('lay-out')} act={t('lay-out.act')} busy={command.busy} failure={command.failure} onAct={() => void lay()} onAgain={() => void command.again()} onClose={onClose} waiting={waiting}>
      <TextField id={fieldId(['title'])} label={t('name')} hint={t('name.hint')} value={title} max={60} error={fieldMessage(problem, 'title')} onChange={setTitle} />
      <div className="pair">
        <DayField id={fieldId(['from'])} label={t('from')} value={from} past error={fieldMessage(problem, 'from')} onChange={setFrom} />
        <DayField id={fieldId(['to'])} label={t('to')} value={to} error={fieldMessage(problem, 'to')} onChange={setTo} />
      </div>
      {items.length < 2 ? null : <SelectField id={fieldId(['method'])} label={t('method')} value={method} options={items.map((one) => ({ value: one.code, label: say(one.body.name) }))} error={fieldMessage(problem, 'method')} onChange={setMethod} />}
      <ChoiceField id={fieldId(['kinds'])} label={t('kinds')} value={kinds} options={[{ value: 'both', label: t('kinds.both') }, { value: 'dispute', label: say(surveyKinds.dispute) }, { value: 'request', label: say(surveyKinds.request) }]} onChange={setKinds} />
      <ChoiceField id={fieldId(['strata'])} label={t('strata')} value={way} options={ways.map((one) => ({ value: one, label: say(strataWays[one]) }))} error={fieldMessage(problem, 'strata')} onChange={setStrata} />
      <ChoiceField id={fieldId(['modes'])} label={t('modes')} value={modes} options={[{ value: 'all', label: t('modes.all') }, { value: 'visit', label: t('modes.visit') }, { value: 'link', label: t('modes.link') }]} onChange={setModes} />
    </ActWindow>
  );
}
