import { documentOperations } from '@anhe/contract/documents';
import { defineModule } from '../../kernel/run/handler.ts';
import { documentPolicies } from './policy.ts';
import { awardCertificate, awardList } from './queries/awards.ts';
import { blank, remedies, slip } from './queries/counter.ts';
import { heldPaper, heldPapers } from './queries/held.ts';
import { dossier, list, paper } from './queries/papers.ts';
import { oralEntries, oralRegister, sealEntries, sealRegister } from './queries/registers.ts';
import { campaignReport } from './queries/campaign.ts';
import { officialLetter } from './queries/letter.ts';
import { allowanceNotice, paymentSheet, reviewSheet, screeningReport } from './queries/sheets.ts';
import { surveyForms, surveyReport } from './queries/surveys.ts';
import { hoursCertificate } from './queries/volunteers.ts';
import { yearlyReport } from './queries/yearly.ts';

export { shippedFontDirectories } from './render/fonts.ts';
export { press } from './render/press.ts';

/** Papers: made from what was recorded, whenever they are asked for; nothing is kept of them. */
export const documents = defineModule({
  name: 'documents',
  operations: documentOperations,
  policies: documentPolicies,
  handlers: { list, paper, dossier, slip, oralEntries, oralRegister, sealEntries, sealRegister, remedies, blank, heldPapers, heldPaper, reviewSheet, allowanceNotice, paymentSheet, screeningReport, campaignReport, hoursCertificate, awardCertificate, awardList,surveyForms, surveyReport, officialLetter, yearlyReport },
});
