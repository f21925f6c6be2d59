import './main.jsx';
import { keepOffline } from './offline.js';

keepOffline();
