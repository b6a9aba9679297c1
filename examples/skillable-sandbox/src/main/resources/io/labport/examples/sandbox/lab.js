// The lab client tells the window that opened it when the lab is over (and only then).
'use strict';
const lab = document.getElementById('lab');
if (lab && lab.dataset.ended === 'true' && window.opener) {
  window.opener.postMessage('labDone', '*');
}
