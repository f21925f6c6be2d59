import { render } from 'solid-js/web';
import { App } from './app.jsx';
import './style.css';
import './screens.css';

const host = document.getElementById('lab')!;
// The line that said that the laboratory is opening.
host.replaceChildren();
render(() => <App />, host);
