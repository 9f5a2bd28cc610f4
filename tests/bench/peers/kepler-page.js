/* The peer of the opening: kepler.gl from its own bundle, with the incidents of the demonstration and no base map. */
export {}
const incidents = fetch('incidents.geojson').then((answer) => answer.json())
const { React, ReactDOM, Redux, ReactRedux, KeplerGl } = globalThis

const store = Redux.createStore(
  Redux.combineReducers({ keplerGl: KeplerGl.keplerGlReducer }),
  {},
  Redux.applyMiddleware(...KeplerGl.enhanceReduxMiddleware([])),
)
const room = { id: 'map', mapboxApiAccessToken: '', width: innerWidth, height: innerHeight }
ReactDOM.createRoot(document.getElementById('app')).render(
  React.createElement(ReactRedux.Provider, { store }, React.createElement(KeplerGl.KeplerGl, room)),
)

const drawn = () => store.getState().keplerGl.map?.visState.layers.length > 0
incidents.then((collection) => {
  store.dispatch(
    KeplerGl.addDataToMap({
      datasets: { info: { id: 'incidents', label: 'Incidents' }, data: KeplerGl.processGeojson(collection) },
      options: { centerMap: true, readOnly: false },
      config: { mapStyle: { styleType: 'no_map' } },
    }),
  )
  const look = () => {
    // Two frames after its layers are known the first picture of them stands.
    if (drawn()) requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('at-rest')))
    else setTimeout(look, 20)
  }
  look()
})
