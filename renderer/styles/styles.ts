/** Fonts, tokens and base styles, once for the whole page. */
import '@fontsource/public-sans/400.css';
import '@fontsource/public-sans/600.css';
import '@fontsource/public-sans/700.css';
import '@fontsource/public-sans/800.css';
import './tokens.css';
import './base.css';
import './fills.css';
