export { importAnswers } from './import-answers.ts';
export { importOldRegister } from './old-register.ts';
import { exchangeMatches, exchanges, recordExchange } from './answers.ts';
import { exportAs } from './export-as.ts';
import { columnMaps } from './maps.ts';
import { oldTemplate } from './old-register.ts';
import { takeIn } from './take-in.ts';

export const exchangeHandlers = { oldTemplate, takeIn, columnMaps, exportAs, exchangeMatches, recordExchange, exchanges };
