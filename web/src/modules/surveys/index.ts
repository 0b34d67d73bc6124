import { lazyRouteComponent } from '@tanstack/react-router';

export { ShareBar } from './parts.tsx';
export const SurveysPage = lazyRouteComponent(() => import('./surveys-page.tsx'), 'SurveysPage');
export const SurveyPage = lazyRouteComponent(() => import('./survey-page.tsx'), 'SurveyPage');
export const SurveyTrendPage = lazyRouteComponent(() => import('./trend-page.tsx'), 'SurveyTrendPage');
export const SurveyEntryPage = lazyRouteComponent(() => import('./entry-page.tsx'), 'SurveyEntryPage');
