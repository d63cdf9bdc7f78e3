'use strict';
// The view of the fields: planes of cells, coloured by one field at one time, drawn by vtk.js.
(async () => {
  const byId = (id) => document.getElementById(id);
  const view = byId('view');
  const status = byId('view-status');
  const say = (text, state) => {
    status.textContent = text;
    view.dataset.state = state;
  };

  const unpack = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
  };

  const give = (text) => {
    view.querySelectorAll('.controls, #view-canvas, .bar, #view-note').forEach((part) => { part.hidden = true; });
    say(text, 'absent');
  };
  const code = byId('vtk-code');
  if (!code) {
    give('This report was made by a program without vtk.js, so there is no view to turn; the pictures show the same fields.');
    return;
  }
  if (typeof DecompressionStream === 'undefined' || !document.createElement('canvas').getContext('webgl2')) {
    give('This browser has no WebGL 2, so there is no view to turn; the pictures show the same fields.');
    return;
  }
  say('Loading the view …', 'loading');
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(await unpack(code.textContent.trim()));
  document.head.append(script);
  const vtk = window.vtk;
  const data = JSON.parse(byId('view-data').textContent);
  const zone = new Uint8Array(await unpack(data.zone));
  const flat = data.dimensions === 2;
  const cells = data.axes.map((faces) => faces.length - 1);
  const index = (i, j, k) => i + cells[0] * (j + cells[1] * k);
  const unpacked = new Map();

  const values = async (time, field) => {
    const key = time * data.fields.length + field;
    if (!unpacked.has(key)) {
      unpacked.set(key, new Float32Array(await unpack(data.frames[time][field])));
    }
    return unpacked.get(key);
  };

  const state = {
    field: 0,
    time: data.times.length - 1,
    smooth: true,
    stretched: true,
    ownRange: false,
    shown: [!flat, !flat, true],
    layer: [...data.focus],
  };
  const stretch = () => (state.stretched ? data.stretch : [1, 1, 1]);

  // ---- one plane of cells as quadrilaterals ------------------------------------------------------------------------
  const plane = (normal, layer, numbers) => {
    const [a, b] = [0, 1, 2].filter((d) => d !== normal);
    const [na, nb] = [cells[a], cells[b]];
    const scale = stretch();
    const faces = data.axes;
    const position = 0.5 * (faces[normal][layer] + faces[normal][layer + 1]);
    const cell = (i, j) => {
      const at = [0, 0, 0];
      at[normal] = layer; at[a] = i; at[b] = j;
      return index(at[0], at[1], at[2]);
    };
    const points = new Float32Array(3 * (na + 1) * (nb + 1));
    for (let j = 0; j <= nb; j++) {
      for (let i = 0; i <= na; i++) {
        const n = 3 * (i + (na + 1) * j);
        points[n + normal] = position * scale[normal];
        points[n + a] = faces[a][i] * scale[a];
        points[n + b] = faces[b][j] * scale[b];
      }
    }
    const polys = [];
    const cellValues = [];
    const sums = new Float32Array((na + 1) * (nb + 1));
    const counts = new Uint8Array(sums.length);
    for (let j = 0; j < nb; j++) {
      for (let i = 0; i < na; i++) {
        const value = numbers[cell(i, j)];
        if (!Number.isFinite(value)) continue;
        const n = i + (na + 1) * j;
        const corners = [n, n + 1, n + na + 2, n + na + 1];
        polys.push(4, ...corners);
        cellValues.push(value);
        corners.forEach((corner) => { sums[corner] += value; counts[corner]++; });
      }
    }
    const data_ = vtk.Common.DataModel.vtkPolyData.newInstance();
    data_.getPoints().setData(points, 3);
    data_.getPolys().setData(Uint32Array.from(polys));
    const array = (list) => vtk.Common.Core.vtkDataArray.newInstance({ name: 'value', values: Float32Array.from(list) });
    data_.getCellData().setScalars(array(cellValues));
    data_.getPointData().setScalars(array(sums.map((sum, n) => (counts[n] ? sum / counts[n] : 0))));
    return data_;
  };

  // Lines along the faces between cells of different zones, on every shown plane.
  const borders = () => {
    const points = [];
    const lines = [];
    const scale = stretch();
    const add = (from, to) => {
      const n = points.length / 3;
      points.push(...from.map((value, d) => value * scale[d]), ...to.map((value, d) => value * scale[d]));
      lines.push(2, n, n + 1);
    };
    for (let normal = 0; normal < 3; normal++) {
      if (!state.shown[normal]) continue;
      const [a, b] = [0, 1, 2].filter((d) => d !== normal);
      const layer = state.layer[normal];
      const position = 0.5 * (data.axes[normal][layer] + data.axes[normal][layer + 1]);
      const zoneAt = (i, j) => {
        const at = [0, 0, 0];
        at[normal] = layer; at[a] = i; at[b] = j;
        return zone[index(...at)];
      };
      const corner = (i, j) => {
        const at = [0, 0, 0];
        at[normal] = position; at[a] = data.axes[a][i]; at[b] = data.axes[b][j];
        return at;
      };
      for (let j = 0; j < cells[b]; j++) {
        for (let i = 0; i < cells[a]; i++) {
          if (i + 1 < cells[a] && zoneAt(i, j) !== zoneAt(i + 1, j)) add(corner(i + 1, j), corner(i + 1, j + 1));
          if (j + 1 < cells[b] && zoneAt(i, j) !== zoneAt(i, j + 1)) add(corner(i, j + 1), corner(i + 1, j + 1));
        }
      }
    }
    const result = vtk.Common.DataModel.vtkPolyData.newInstance();
    result.getPoints().setData(Float32Array.from(points), 3);
    result.getLines().setData(Uint32Array.from(lines));
    return result;
  };

  const box = () => {
    const scale = stretch();
    const ends = data.axes.map((faces, d) => [faces[0] * scale[d], faces[faces.length - 1] * scale[d]]);
    const points = [];
    for (let n = 0; n < 8; n++) points.push(ends[0][n & 1], ends[1][(n >> 1) & 1], ends[2][n >> 2]);
    const lines = [];
    for (let n = 0; n < 8; n++) for (const bit of [1, 2, 4]) if (!(n & bit)) lines.push(2, n, n | bit);
    const result = vtk.Common.DataModel.vtkPolyData.newInstance();
    result.getPoints().setData(Float32Array.from(points), 3);
    result.getLines().setData(Uint32Array.from(lines));
    return result;
  };

  // ---- the scene ---------------------------------------------------------------------------------------------------
  const container = byId('view-canvas');
  const window_ = vtk.Rendering.Misc.vtkGenericRenderWindow.newInstance({ background: [1, 1, 1] });
  window_.setContainer(container);
  const renderer = window_.getRenderer();
  const renderWindow = window_.getRenderWindow();
  const camera = renderer.getActiveCamera();
  const colours = vtk.Rendering.Core.vtkColorTransferFunction.newInstance();
  const actor = (polyData, line) => {
    const mapper = vtk.Rendering.Core.vtkMapper.newInstance();
    mapper.setInputData(polyData);
    const result = vtk.Rendering.Core.vtkActor.newInstance();
    result.setMapper(mapper);
    result.getProperty().setLighting(false);
    if (line) {
      mapper.setScalarVisibility(false);
      result.getProperty().setColor(0.15, 0.17, 0.2);
      result.getProperty().setLineWidth(line);
    } else {
      mapper.setLookupTable(colours);
      mapper.setUseLookupTableScalarRange(true);
      mapper.setInterpolateScalarsBeforeMapping(true);
    }
    renderer.addActor(result);
    return result;
  };
  const planes = [null, null, null];
  const outline = actor(box(), 1.5);
  const edges = actor(borders(), 1.5);
  // lines lie in their planes: drawn a little nearer to the eye, they are seen from both sides
  edges.getMapper().setResolveCoincidentTopologyToPolygonOffset();
  edges.getMapper().setRelativeCoincidentTopologyLineOffsetParameters(-1, -4);
  outline.getMapper().setResolveCoincidentTopologyToPolygonOffset();

  const style = vtk.Interaction.Style.vtkInteractorStyleManipulator.newInstance();
  const wheel = vtk.Interaction.Manipulators.vtkMouseCameraTrackballZoomManipulator.newInstance({ scrollEnabled: true, dragEnabled: false });
  const manipulators = vtk.Interaction.Manipulators;
  if (flat) {
    style.addMouseManipulator(manipulators.vtkMouseCameraTrackballPanManipulator.newInstance({ button: 1 }));
  } else {
    style.addMouseManipulator(manipulators.vtkMouseCameraTrackballRotateManipulator.newInstance({ button: 1 }));
    style.addMouseManipulator(manipulators.vtkMouseCameraTrackballPanManipulator.newInstance({ button: 1, shift: true }));
  }
  style.addMouseManipulator(manipulators.vtkMouseCameraTrackballPanManipulator.newInstance({ button: 3 }));
  renderWindow.getInteractor().setInteractorStyle(style);
  // the wheel moves the page until the view was clicked
  const wheelOn = (on) => {
    style.removeMouseManipulator(wheel);
    if (on) style.addMouseManipulator(wheel);
  };
  container.addEventListener('wheel', (event) => {
    if (document.activeElement !== container) event.stopImmediatePropagation();
  }, { capture: true });
  wheelOn(true);
  container.addEventListener('pointerdown', () => container.focus({ preventScroll: true }), { capture: true });

  const reset = () => {
    if (flat) {
      camera.setParallelProjection(true);
      camera.setViewUp(0, 1, 0);
      camera.setPosition(0, 0, 1);
      camera.setFocalPoint(0, 0, 0);
      renderer.resetCamera();
      const bounds = renderer.computeVisiblePropBounds();
      const aspect = container.clientWidth / container.clientHeight;
      const [width, height] = [bounds[1] - bounds[0], bounds[3] - bounds[2]];
      camera.setParallelScale(0.53 * Math.max(height, width / aspect));
    } else {
      // from the side on which the most interesting cell lies
      const side = (d) => (data.focus[d] < cells[d] / 2 ? -1 : 1);
      camera.setPosition(1.1 * side(0), 1.6 * side(1), 1.1);
      camera.setFocalPoint(0, 0, 0);
      camera.setViewUp(0, 0, 1);
      renderer.resetCamera();
      camera.zoom(0.92);
    }
    renderer.resetCameraClippingRange();
    renderWindow.render();
  };

  // ---- numbers for people ------------------------------------------------------------------------------------------
  const text = (value) => {
    if (value === 0) return '0';
    const size = Math.abs(value);
    const trimmed = (digits) => digits.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '').replace('-', '−');
    if (size < 1e5 && size >= 1e-3) return trimmed(value.toPrecision(5));
    const [mantissa, power] = value.toExponential(3).split('e');
    return `${trimmed(mantissa)}·10${[...String(Number(power))].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c])).join('')}`;
  };
  // as many digits as the range has a use for
  const rounded = (value, range) => {
    const size = range[1] - range[0];
    const step = 10 ** (Math.floor(Math.log10(size)) - 2);
    return Math.abs(value) < 1e-9 * size ? 0 : Number((Math.round(value / step) * step).toPrecision(12));
  };
  const withUnit = (value, unit) => `${text(value)}${unit ? ' ' + unit : ''}`;
  // small numbers take a prefix where the unit can have one
  data.fields.forEach((field) => {
    const size = Math.max(Math.abs(field.low), Math.abs(field.high));
    const prefixes = ['m', 's', 'm/s', 'Pa', 'W', 'J'].includes(field.unit) ? [['m', 1e-3], ['µ', 1e-6], ['n', 1e-9]] : [];
    const [prefix, factor] = size >= 0.1 ? ['', 1] : prefixes.find((entry) => size >= entry[1]) || ['', 1];
    field.shownUnit = prefix + field.unit;
    field.number = (value) => value / factor;
  });

  let numbers = null;
  const draw = async () => {
    const wanted = [state.time, state.field];
    const unpackedNow = await values(...wanted);
    // another choice was made while this one was unpacked: its own drawing follows
    if (wanted[0] !== state.time || wanted[1] !== state.field) return;
    const field = data.fields[state.field];
    numbers = unpackedNow;
    let [low, high] = [Infinity, -Infinity];
    numbers.forEach((value) => {
      if (Number.isFinite(value)) { low = Math.min(low, value); high = Math.max(high, value); }
    });
    const own = state.ownRange && high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high));
    const range = own ? [low, high] : [field.low, field.high];
    colours.removeAllPoints();
    field.colours.forEach((colour, n) => {
      const rgb = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
      colours.addRGBPoint(range[0] + (range[1] - range[0]) * n / (field.colours.length - 1), ...rgb);
    });
    colours.setMappingRange(...range);
    for (let normal = 0; normal < 3; normal++) {
      if (planes[normal]) renderer.removeActor(planes[normal]);
      planes[normal] = null;
      if (state.shown[normal]) {
        planes[normal] = actor(plane(normal, state.layer[normal], numbers));
        const mapper = planes[normal].getMapper();
        if (state.smooth) mapper.setScalarModeToUsePointData(); else mapper.setScalarModeToUseCellData();
      }
    }
    outline.getMapper().setInputData(box());
    edges.getMapper().setInputData(borders());
    byId('view-bar').style.background = `linear-gradient(to right, ${field.colours.join(',')})`;
    const ticks = 5;
    byId('view-ticks').replaceChildren(...Array.from({ length: ticks }, (_, n) => {
      const tick = document.createElement('span');
      const ends = range.map(field.number);
      const value = rounded(ends[0] + (ends[1] - ends[0]) * n / (ticks - 1), ends);
      tick.textContent = n === ticks - 1 ? withUnit(value, field.shownUnit) : text(value);
      return tick;
    }));
    renderer.resetCameraClippingRange();
    renderWindow.render();
    view.dataset.drawn = String(Number(view.dataset.drawn || 0) + 1);
    say(`${field.name} at ${data.times[state.time]}: ${withUnit(field.number(low), field.shownUnit)} to ${withUnit(field.number(high), field.shownUnit)}`, 'ready');
  };

  // ---- the value below the pointer: where its ray meets the shown planes -------------------------------------------
  const cellAt = (faces, position) => {
    if (position < faces[0] || position > faces[faces.length - 1]) return -1;
    let [low, high] = [0, faces.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (faces[middle] <= position) low = middle; else high = middle;
    }
    return low;
  };
  const read = (event) => {
    const glWindow = window_.getApiSpecificRenderWindow();
    const rectangle = container.getBoundingClientRect();
    const size = glWindow.getSize();
    const x = (event.clientX - rectangle.left) / rectangle.width * size[0];
    const y = (1 - (event.clientY - rectangle.top) / rectangle.height) * size[1];
    const scale = stretch();
    const [near, far] = [0, 1].map((depth) => glWindow.displayToWorld(x, y, depth, renderer).map((value, d) => value / scale[d]));
    let best = null;
    for (let normal = 0; normal < 3; normal++) {
      if (!state.shown[normal]) continue;
      const faces = data.axes[normal];
      const position = 0.5 * (faces[state.layer[normal]] + faces[state.layer[normal] + 1]);
      const along = (position - near[normal]) / (far[normal] - near[normal]);
      if (!Number.isFinite(along) || (best && along >= best.along)) continue;
      const point = near.map((value, d) => value + along * (far[d] - value));
      const at = point.map((value, d) => (d === normal ? state.layer[d] : cellAt(data.axes[d], value)));
      if (at.some((i) => i < 0)) continue;
      const cell = index(...at);
      if (Number.isFinite(numbers[cell])) best = { along, point, cell };
    }
    return best;
  };
  container.addEventListener('pointermove', (event) => {
    if (event.buttons || !numbers) return;
    const found = read(event);
    if (!found) return;
    const field = data.fields[state.field];
    const place = data.names.slice(0, data.dimensions).map((name, d) => `${name} = ${text(Number(found.point[d].toPrecision(4)))} ${data.unit}`);
    const where = data.zones.length > 1 ? `, ${data.zones[zone[found.cell]]}` : '';
    status.textContent = `${field.name} = ${withUnit(field.number(numbers[found.cell]), field.shownUnit)} in the cell at ${place.join(', ')}${where}, ${data.times[state.time]}`;
  });

  // ---- controls ----------------------------------------------------------------------------------------------------
  const select = byId('view-field');
  data.fields.forEach((field, n) => select.add(new Option(field.unit ? `${field.name} [${field.unit}]` : field.name, n)));
  select.addEventListener('change', () => { state.field = Number(select.value); draw(); });
  const slider = byId('view-time');
  slider.max = data.times.length - 1;
  slider.value = state.time;
  byId('view-time-text').textContent = data.times[state.time];
  byId('view-time-label').hidden = data.times.length < 2;
  byId('view-own-label').hidden = data.times.length < 2;
  slider.addEventListener('input', () => {
    state.time = Number(slider.value);
    byId('view-time-text').textContent = data.times[state.time];
    draw();
  });
  byId('view-smooth').addEventListener('change', (event) => { state.smooth = event.target.checked; draw(); });
  byId('view-own').addEventListener('change', (event) => { state.ownRange = event.target.checked; draw(); });
  const factors = data.names.map((name, d) => [name, data.stretch[d]]).filter(([, factor]) => factor > 1).map(([name, factor]) => `${name} drawn ${factor} times longer`);
  byId('view-stretch-label').hidden = factors.length === 0;
  byId('view-stretch-label').querySelector('span').textContent = factors.join(', ');
  byId('view-stretch').addEventListener('change', async (event) => { state.stretched = event.target.checked; await draw(); reset(); });
  byId('view-reset').addEventListener('click', reset);
  if (!flat) {
    ['x', 'y', 'z'].forEach((name, normal) => {
      const label = document.createElement('label');
      const box_ = document.createElement('input');
      box_.type = 'checkbox';
      box_.checked = state.shown[normal];
      box_.id = `view-plane-${name}`;
      const range = document.createElement('input');
      range.type = 'range';
      range.min = 0;
      range.max = cells[normal] - 1;
      range.value = state.layer[normal];
      range.setAttribute('aria-label', `position of the plane across ${name}`);
      box_.addEventListener('change', () => { state.shown[normal] = box_.checked; draw(); });
      range.addEventListener('input', () => { state.layer[normal] = Number(range.value); draw(); });
      label.append(box_, ` ${name} `, range);
      byId('view-planes').append(label);
    });
  }
  // ---- where one is: a scale in two dimensions, a cube with the names of the axes in three -------------------------
  const scaleBar = byId('view-scale');
  const drawScale = () => {
    if (!flat) return;
    const perPixel = 2 * camera.getParallelScale() / container.clientHeight / stretch()[0];
    const power = 10 ** Math.floor(Math.log10(140 * perPixel));
    const length = [5, 2, 1].map((digit) => digit * power).find((candidate) => candidate <= 140 * perPixel);
    scaleBar.style.width = `${length / perPixel}px`;
    scaleBar.textContent = `${text(length)} ${data.unit}`;
  };
  scaleBar.hidden = !flat;
  if (flat) {
    camera.onModified(drawScale);
  } else {
    const cube = vtk.Rendering.Core.vtkAnnotatedCubeActor.newInstance();
    cube.setDefaultStyle({ fontFamily: 'sans-serif', fontStyle: 'bold', fontColor: '#1f2933', fontSizeScale: (size) => size / 2, faceColor: '#eef2f6', edgeThickness: 0.06, edgeColor: '#7b8794', resolution: 200 });
    ['X', 'Y', 'Z'].forEach((name) => {
      cube[`set${name}PlusFaceProperty`]({ text: `+${name.toLowerCase()}` });
      cube[`set${name}MinusFaceProperty`]({ text: `−${name.toLowerCase()}` });
    });
    cube.getProperty().setAmbient(0.6);
    cube.getProperty().setDiffuse(0.4);
    const marker = vtk.Interaction.Widgets.vtkOrientationMarkerWidget.newInstance({ actor: cube, interactor: renderWindow.getInteractor() });
    marker.setEnabled(true);
    marker.setViewportCorner(vtk.Interaction.Widgets.vtkOrientationMarkerWidget.Corners.BOTTOM_LEFT);
    marker.setViewportSize(0.12);
    marker.setMinPixelSize(64);
    marker.setMaxPixelSize(110);
  }
  byId('view-size').textContent = data.names.slice(0, data.dimensions).map((name, d) => {
    const faces = data.axes[d];
    return `${name} from ${text(Number(faces[0].toPrecision(4)))} to ${text(Number(faces[faces.length - 1].toPrecision(4)))} ${data.unit}`;
  }).join(', ');
  byId('view-note').hidden = false;
  new ResizeObserver(() => { window_.resize(); renderWindow.render(); drawScale(); }).observe(container);
  window_.resize();
  try {
    await draw();
    reset();
  } catch (failure) {
    give(`The view cannot be drawn by this browser (${failure.message}); the pictures show the same fields.`);
  }
})();
