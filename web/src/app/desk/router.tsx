import { matterOperations } from '@anhe/contract/matters';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { AssessmentPage, AssessmentsPage, ResultPage, SchemeDraftPage, SchemePage, SchemesPage, TierPage, TiersPage } from '../../modules/assessment/index.ts';
import {
  CalendarPage, CallsPage, ExchangePage, IntakePage, MatterPage, OldRegisterPage, OralRegisterPage, RegisterPage, SealRegisterPage,
} from '../../modules/disputes/index.ts';
import { ErrandPage, ErrandSheetPage, ErrandsPage, NewErrandPage } from '../../modules/errands/index.ts';
import { DevicesPage, OwnPhones, RefusedStrip } from '../../modules/devices/index.ts';
import { SurveyEntryPage, SurveyPage, SurveysPage, SurveyTrendPage } from '../../modules/surveys/index.ts';
import { AwardPage, AwardsPage, HoldersPage } from '../../modules/awards/index.ts';
import { BoardPage, CriminalNoticesPage, DefinitionsPage, FigurePage, FigureRowsPage, OutsidePage } from '../../modules/figures/index.ts';
import { AllowancePage, AllowancesPage, DossierPage, DossiersPage, NoticePage, NoticesPage, ReturnPage, ReturnsPage } from '../../modules/guidance/index.ts';
import { MyWorkPage } from '../../modules/matters/index.ts';
import { CoveragePage, HazardPage, HazardReportPage, HazardsPage, PatrolMapPage, PatrolPage, PatrolsPage, PlatesPage, PointsPage, RotaPage } from '../../modules/patrols/index.ts';
import { CodesPage, PlacesPage } from '../../modules/places/index.ts';
import { JointPage, PlannerPage, VillagePage, VillagesPage, VisitsPage } from '../../modules/policing/index.ts';
import {
  ApiKeysPage, CallSheetPage, DutiesPage, FiguresPage, OutreachPage, RequestIntakePage, RequestPage, RequestsPage, TicketsPage,
} from '../../modules/requests/index.ts';
import { DueReports, ReportPage, RoundPage, RoundsPage } from '../../modules/screening/index.ts';
import { CampaignDraftPage, CampaignPage, CampaignTaskPage, CampaignTasksPage, CampaignsPage, DueTasks } from '../../modules/campaigns/index.ts';
import { ChargesPage, DueLetters, FindingsPage, LetterPage, LettersPage, UrgesPage } from '../../modules/supervision/index.ts';
import { SettingsPage, SignInPage, StaffImportPage, UnitPage, UnitsPage, WelcomePage } from '../../modules/staff/index.ts';
import { OwnServicePage, VolunteerPage, VolunteerTaskPage, VolunteerTasksPage, VolunteerUnitsPage, VolunteersPage } from '../../modules/volunteers/index.ts';
import { TallyRowsPage, YearlyPage } from '../../modules/yearly/index.ts';
import { useArrived } from '../../api/index.ts';
import { SignedIn } from '../../session/index.ts';
import { Loading } from '../../ui/index.ts';
import { FaultPage, LostPage } from './faults.tsx';
import { Frame } from './frame.tsx';

const root = createRootRoute({
  notFoundComponent: function Lost() {
    return <main className="desk-lost"><LostPage /></main>;
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().optional() }),
  component: function SignIn() {
    return <SignInPage to={signIn.useSearch().to} />;
  },
});

const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomePage });

/** Pages for those who are signed in, inside the desk's frame. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: function Inside() {
    return <SignedIn><Frame /></SignedIn>;
  },
});

const pages = [
  createRoute({
    getParentRoute: () => inside,
    path: '/',
    component: function Home() {
      const arrived = useArrived(matterOperations.myWork, 2000);
      return <>{arrived ? null : <Loading lines={8} />}<div hidden={!arrived}><DueReports /><DueLetters /><DueTasks /><RefusedStrip /><MyWorkPage /></div></>;
    },
  }),
  createRoute({ getParentRoute: () => inside, path: '/intake', component: IntakePage }),
  createRoute({ getParentRoute: () => inside, path: '/matters/$county/$matter', component: MatterPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests', component: RequestsPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/new', component: RequestIntakePage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/calls', component: CallSheetPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/outreach', component: OutreachPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/duties', component: DutiesPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/tickets', component: TicketsPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/figures', component: FiguresPage }),
  createRoute({ getParentRoute: () => inside, path: '/requests/$county/$matter', component: RequestPage }),
  createRoute({ getParentRoute: () => inside, path: '/hazards', component: HazardsPage }),
  createRoute({ getParentRoute: () => inside, path: '/hazards/new', component: HazardReportPage }),
  createRoute({ getParentRoute: () => inside, path: '/hazards/$county/$matter', component: HazardPage }),
  createRoute({ getParentRoute: () => inside, path: '/rota', component: RotaPage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols', component: CoveragePage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols/map', component: PatrolMapPage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols/rounds', component: PatrolsPage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols/points', component: PointsPage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols/plates', component: PlatesPage }),
  createRoute({ getParentRoute: () => inside, path: '/patrols/$county/$patrol', component: PatrolPage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers', component: VolunteersPage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers/tasks', component: VolunteerTasksPage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers/tasks/$county/$task', component: VolunteerTaskPage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers/units', component: VolunteerUnitsPage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers/mine', component: OwnServicePage }),
  createRoute({ getParentRoute: () => inside, path: '/volunteers/$county/$volunteer', component: VolunteerPage }),
  createRoute({ getParentRoute: () => inside, path: '/errands', component: ErrandsPage }),
  createRoute({ getParentRoute: () => inside, path: '/errands/new', component: NewErrandPage }),
  createRoute({ getParentRoute: () => inside, path: '/errands/$county/$matter', component: ErrandPage }),
  createRoute({ getParentRoute: () => inside, path: '/errands/$county/$matter/sheet', component: ErrandSheetPage }),
  createRoute({ getParentRoute: () => inside, path: '/villages', component: VillagesPage }),
  createRoute({ getParentRoute: () => inside, path: '/villages/visits', component: VisitsPage }),
  createRoute({ getParentRoute: () => inside, path: '/villages/joint', component: JointPage }),
  createRoute({ getParentRoute: () => inside, path: '/villages/planner', component: PlannerPage }),
  createRoute({ getParentRoute: () => inside, path: '/villages/$place', component: VillagePage }),
  createRoute({ getParentRoute: () => inside, path: '/devices', component: DevicesPage }),
  createRoute({ getParentRoute: () => inside, path: '/register', component: RegisterPage }),
  createRoute({ getParentRoute: () => inside, path: '/register/import', component: OldRegisterPage }),
  createRoute({ getParentRoute: () => inside, path: '/register/exchange', component: ExchangePage }),
  createRoute({ getParentRoute: () => inside, path: '/calendar', component: CalendarPage }),
  createRoute({ getParentRoute: () => inside, path: '/calls', component: CallsPage }),
  createRoute({ getParentRoute: () => inside, path: '/registers', component: OralRegisterPage }),
  createRoute({ getParentRoute: () => inside, path: '/registers/seal', component: SealRegisterPage }),
  createRoute({ getParentRoute: () => inside, path: '/screening', component: RoundsPage }),
  createRoute({ getParentRoute: () => inside, path: '/screening/$county/$round', component: RoundPage }),
  createRoute({ getParentRoute: () => inside, path: '/screening/reports/$county/$report', component: ReportPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns', component: CampaignsPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns/new', component: CampaignDraftPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns/tasks', component: CampaignTasksPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns/tasks/$county/$duty', component: CampaignTaskPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns/$county/$campaign', component: CampaignPage }),
  createRoute({ getParentRoute: () => inside, path: '/campaigns/$county/$campaign/revise', component: CampaignDraftPage }),
  createRoute({ getParentRoute: () => inside, path: '/supervision', component: LettersPage }),
  createRoute({ getParentRoute: () => inside, path: '/supervision/findings', component: FindingsPage }),
  createRoute({ getParentRoute: () => inside, path: '/supervision/urges', component: UrgesPage }),
  createRoute({ getParentRoute: () => inside, path: '/supervision/duties', component: ChargesPage }),
  createRoute({ getParentRoute: () => inside, path: '/supervision/letters/$county/$letter', component: LetterPage }),
  createRoute({ getParentRoute: () => inside, path: '/dossiers', component: DossiersPage }),
  createRoute({ getParentRoute: () => inside, path: '/dossiers/$county/$matter', component: DossierPage }),
  createRoute({ getParentRoute: () => inside, path: '/returns', component: ReturnsPage }),
  createRoute({ getParentRoute: () => inside, path: '/returns/$county/$unit/$period', component: ReturnPage }),
  createRoute({ getParentRoute: () => inside, path: '/allowances', component: AllowancesPage }),
  createRoute({ getParentRoute: () => inside, path: '/allowances/$county/$allowance', component: AllowancePage }),
  createRoute({ getParentRoute: () => inside, path: '/allowances/notices', component: NoticesPage }),
  createRoute({ getParentRoute: () => inside, path: '/allowances/notices/$county/$publication', component: NoticePage }),
  createRoute({ getParentRoute: () => inside, path: '/surveys', component: SurveysPage }),
  createRoute({ getParentRoute: () => inside, path: '/surveys/trend', component: SurveyTrendPage }),
  createRoute({ getParentRoute: () => inside, path: '/surveys/enter', component: SurveyEntryPage }),
  createRoute({ getParentRoute: () => inside, path: '/surveys/$county/$survey', component: SurveyPage }),
  createRoute({ getParentRoute: () => inside, path: '/awards', component: AwardsPage }),
  createRoute({ getParentRoute: () => inside, path: '/awards/holders', component: HoldersPage }),
  createRoute({ getParentRoute: () => inside, path: '/awards/$county/$award', component: AwardPage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment', component: AssessmentsPage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/runs/$county/$run', component: AssessmentPage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/results/$county/$result', component: ResultPage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/schemes', component: SchemesPage }),
  createRoute({
    getParentRoute: () => inside,
    path: '/assessment/draft',
    validateSearch: z.object({ county: z.string().optional(), scheme: z.string().optional(), as: z.enum(['change', 'version']).optional() }),
    component: SchemeDraftPage,
  }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/schemes/$county/$scheme', component: SchemePage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/tiers', component: TiersPage }),
  createRoute({ getParentRoute: () => inside, path: '/assessment/tiers/$county/$tier', component: TierPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures', component: BoardPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/definitions', component: DefinitionsPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/outside', component: OutsidePage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/notices', component: CriminalNoticesPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/yearly', component: YearlyPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/yearly/rows', component: TallyRowsPage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/$code', component: FigurePage }),
  createRoute({ getParentRoute: () => inside, path: '/figures/$code/rows', component: FigureRowsPage }),
  createRoute({ getParentRoute: () => inside, path: '/units', component: UnitsPage }),
  createRoute({ getParentRoute: () => inside, path: '/units/import', component: StaffImportPage }),
  createRoute({ getParentRoute: () => inside, path: '/units/$county/$unit', component: UnitPage }),
  createRoute({ getParentRoute: () => inside, path: '/places', component: PlacesPage }),
  createRoute({ getParentRoute: () => inside, path: '/places/import', component: CodesPage }),
  createRoute({ getParentRoute: () => inside, path: '/places/$place', component: PlacesPage }),
  createRoute({ getParentRoute: () => inside, path: '/settings', component: () => <SettingsPage beside={<OwnPhones />} /> }),
  createRoute({ getParentRoute: () => inside, path: '/settings/keys', component: ApiKeysPage }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, welcome, inside.addChildren(pages)]),
  basepath: '/desk',
  defaultErrorComponent: FaultPage,
  defaultNotFoundComponent: LostPage,
  defaultPendingComponent: Loading,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
