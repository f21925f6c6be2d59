import { render } from 'solid-js/web';
import { App } from './app.jsx';
import './style.css';
import './screens.css';

render(() => <App />, document.getElementById('lab')!);
