/** @jsxImportSource preact */
import { render } from 'preact';
import { FieldApp } from '../../field/app.tsx';
import { FieldPhone } from '../../field/core/phone.ts';
import { registerWorker } from '../../field/core/worker.ts';
import { applyLanguage } from '../../wording/language.ts';
import '../../ui/tokens.css';
import './field.css';

applyLanguage();
const place = document.getElementById('app');
if (place === null) throw new Error('the page has no place for the app');
place.replaceChildren();
render(<FieldApp phone={new FieldPhone()} />, place);
registerWorker();
