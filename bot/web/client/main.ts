import { enhanceArticles } from './article-dialog.js';
import { enhanceAsking } from './ask.js';
import { enhanceTools } from './copy.js';
import { enhanceDirectory } from './directory.js';
import { revealScripted } from './dom.js';
import { enhanceFeedback } from './feedback.js';

document.documentElement.classList.add('scripted');
revealScripted(document);
enhanceTools();
enhanceAsking();
enhanceFeedback();
enhanceArticles();
enhanceDirectory();
