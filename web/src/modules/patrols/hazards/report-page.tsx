import { countyOf, levelOf, newId } from '@anhe/contract/kernel';
import type { Day, OutputOf, PlaceCode } from '@anhe/contract/kernel';
import { hazardSources, patrolOperations, severities } from '@anhe/contract/patrols';
import type { HazardSource, Severity, Spot } from '@anhe/contract/patrols';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Suspense, useState } from 'react';
import { fieldMessage, useCommand, useQueryOf } from '../../../api/index.ts';
import { useActing } from '../../../session/index.ts';
import { CheckField, ChoiceField, DayField, Field, Loading, ProblemNotice, RecordPage, SelectField, TextField, fieldId, useOptions } from '../../../ui/index.ts';
import { todayHere, useSay, useWords } from '../../../wording/index.ts';
import { PhotosField, useHazardKinds } from '../../matters/index.ts';
import type { Photo } from '../../matters/index.ts';
import { PlacePicker, SpotsMap } from '../../places/index.ts';
import { HazardWhat, StatusWord } from './line-parts.tsx';
import { LookPanel } from './side.tsx';
import { hazardWords } from './words.ts';
import '../patrols.css';

type Reported = OutputOf<typeof patrolOperations.reportHazard> & { readonly county: string; readonly matter: string };

/** A hazard that somebody found or told of: what, where, how bad, guarded or not. */
export function ReportPage(): ReactNode {
  const t = useWords(hazardWords);
  return (
    <RecordPage<Reported> title={t('report.title')} crumbs={<Link to="/hazards">{t('title')}</Link>} form={(onDone) => <ReportForm onDone={onDone} />} done={(done, onAnother) => <Done done={done} onAnother={onAnother} />} />
  );
}

function Done({ done, onAnother }: { readonly done: Reported; readonly onAnother: () => void }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  return (
    <section className="notice notice-kept" role="status">
      <strong className="notice-title">✓ {t('report.done', { number: done.number })}</strong>
      {done.call === null ? null : <p className="alarm-text"><strong>! {say(done.call)}</strong> <a className="number" href={`tel:${done.call.phone}`}>{done.call.phone}</a></p>}
      <p>{t('report.done.next', { holder: done.holder })}</p>
      <div className="form-acts">
        <Link to="/hazards/$county/$matter" params={{ county: done.county, matter: done.matter }} className="plain-link">{t('report.open')}</Link>
        <Button onClick={onAnother}>{t('report.another')}</Button>
      </div>
    </section>
  );
}

function ReportForm({ onDone }: { readonly onDone: (done: Reported) => void }): ReactNode {
  const t = useWords(hazardWords);
  const say = useSay();
  const options = useOptions();
  const { current } = useActing();
  const { kinds } = useHazardKinds();
  const command = useCommand(patrolOperations.reportHazard);
  const [matter] = useState(() => newId());
  const home = current?.place;
  const [place, setPlace] = useState<PlaceCode | undefined>(home !== undefined && ['village', 'cell'].includes(levelOf(home)) ? home : undefined);
  const [kind, setKind] = useState<string>();
  const [severity, setSeverity] = useState<Severity>('general');
  const [where, setWhere] = useState('');
  const [text, setText] = useState('');
  const [source, setSource] = useState<HazardSource>('visit');
  const [point, setPoint] = useState<string>();
  const [foundOn, setFoundOn] = useState<Day | undefined>(todayHere);
  const [danger, setDanger] = useState(false);
  const [guard, setGuard] = useState('');
  const [spot, setSpot] = useState<Spot>();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const points = useQueryOf(patrolOperations.points, { ...(place === undefined ? {} : { place }) }, { enabled: place !== undefined, keep: true }).data?.items ?? [];
  const problem = command.failure?.problem;
  const lacks = [place === undefined ? t('lack.place') : '', kind === undefined ? t('lack.kind') : '', where.trim().length < 2 ? t('lack.where') : '', foundOn === undefined ? t('lack.day') : ''].filter((one) => one !== '');
  const send = async (): Promise<void> => {
    if (place === undefined || kind === undefined || foundOn === undefined || lacks.length > 0) return;
    const county = countyOf(place);
    const done = await command.run({
      county, matter, place, kind, severity, source, where: where.trim(), text: text.trim(), danger, foundOn, photos: photos.map(({ id, upload }) => ({ id, upload })),
      ...(point === undefined ? {} : { point }), ...(spot === undefined ? {} : { spot }), ...(guard.trim() === '' ? {} : { guard: guard.trim() }),
    });
    if (done !== undefined) onDone({ ...done, county, matter });
  };
  return (
    <div className="columns">
      <form className="sheet" noValidate onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}>
        <p className="muted">{t('report.note')}</p>
        <div className="pair">
          <PlacePicker id={fieldId(['place'])} label={t('report.place')} value={place} error={fieldMessage(problem, 'place')} onChange={(next) => {
            setPlace(next);
            setPoint(undefined);
          }} />
          <SelectField id={fieldId(['kind'])} label={t('report.kind')} value={kind} error={fieldMessage(problem, 'kind')} options={kinds.map(({ code, name }) => ({ value: code, label: say(name) }))} onChange={setKind} />
        </div>
        <TextField id={fieldId(['where'])} label={t('report.spot')} hint={t('report.spot.hint')} value={where} max={60} error={fieldMessage(problem, 'where')} onChange={setWhere} />
        <TextField id={fieldId(['text'])} label={t('report.text')} value={text} max={1000} lines={2} optional error={fieldMessage(problem, 'text')} onChange={setText} />
        <ChoiceField id={fieldId(['severity'])} label={t('report.severity')} value={severity} options={options(severities)} onChange={setSeverity} />
        <CheckField id={fieldId(['danger'])} label={t('report.danger')} value={danger} onChange={setDanger} />
        <TextField id={fieldId(['guard'])} label={t('report.guard')} value={guard} max={300} optional error={fieldMessage(problem, 'guard')} onChange={setGuard} />
        <ChoiceField id={fieldId(['source'])} label={t('report.source')} value={source} options={options(hazardSources).filter(({ value }) => value !== 'screening')} onChange={setSource} />
        <div className="pair">
          <DayField id={fieldId(['foundOn'])} label={t('report.on')} value={foundOn} past error={fieldMessage(problem, 'foundOn')} onChange={setFoundOn} />
          {points.length === 0 ? null : (
            <Field id={fieldId(['point'])} label={t('report.point')} hint={t('report.point.hint')} error={fieldMessage(problem, 'point')} optional>
              <Select id={fieldId(['point'])} className="wide" allowClear showSearch={{ optionFilterProp: 'label' }} value={point ?? null} options={points.map(({ id, name }) => ({ value: id, label: name }))} onChange={(next: string | undefined) => setPoint(next)} />
            </Field>
          )}
        </div>
        <PhotosField photos={photos} most={5} onChange={setPhotos} />
        <ProblemNotice failure={command.failure} onAgain={() => void command.again()} />
        <div className="form-acts">
          <Button type="primary" htmlType="submit" loading={command.busy} disabled={lacks.length > 0}>{t('report.act')}</Button>
          {lacks.length === 0 ? null : <span className="muted">{t('lacks', { what: lacks.join(t('lacks.and')) })}</span>}
        </div>
      </form>
      <div className="stack">
        <OpenHere place={place} kind={kind} />
        {kind === undefined ? null : <LookPanel key={kind} kind={kind} open />}
        {place === undefined ? null : (
          <details className="sheet">
            <summary>{t('report.map')}</summary>
            <Suspense fallback={<Loading lines={4} silent />}><SpotPick county={countyOf(place)} near={points.flatMap((one) => (one.spot === null ? [] : [one.spot]))} spot={spot} onPick={setSpot} /></Suspense>
          </details>
        )}
      </div>
    </div>
  );
}

/** What is open in the village, of this kind where one is chosen: nobody records it twice. */
function OpenHere({ place, kind }: { readonly place: PlaceCode | undefined; readonly kind: string | undefined }): ReactNode {
  const t = useWords(hazardWords);
  const found = useQueryOf(patrolOperations.hazards, { open: true, limit: 5, ...(place === undefined ? {} : { place }), ...(kind === undefined ? {} : { kind: [kind] }) }, { enabled: place !== undefined, keep: true });
  const items = found.data?.items ?? [];
  if (place === undefined || items.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="open-here">
      <h2 id="open-here">{t('report.similar')}</h2>
      <ul className="plain-list">{items.map((line) => <li key={line.id}><HazardWhat line={line} /><span className="muted"><StatusWord line={line} /></span></li>)}</ul>
    </section>
  );
}

/** Where it is, put on the map by hand; the points around show where one is. */
export function SpotPick({ county, near, spot, onPick }: { readonly county: string; readonly near: readonly Spot[]; readonly spot: Spot | undefined; readonly onPick: (spot: Spot) => void }): ReactNode {
  const t = useWords(hazardWords);
  const marks = [...near.map((one, at) => ({ ...one, key: `near ${at}`, title: '', text: '', className: 'mark-point' })), ...(spot === undefined ? [] : [{ ...spot, key: 'spot', title: t('report.spot'), text: '+', className: 'mark-picked' }])];
  return (
    <>
      <SpotsMap county={county} label={t('report.map')} marks={marks} onPick={onPick} low />
      {spot === undefined ? null : <p className="muted number point-at">{spot.lat.toFixed(5)}, {spot.lng.toFixed(5)}</p>}
    </>
  );
}
