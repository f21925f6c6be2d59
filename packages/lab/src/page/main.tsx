import { render } from 'solid-js/web';
import { App } from './app.jsx';
import './style.css';

render(() => <App />, document.getElementById('lab')!);
