import { Component } from '@angular/core';
import { Shell } from './shell/shell';

@Component({
  selector: 'q-root',
  imports: [Shell],
  template: '<q-shell />',
})
export class App {}
