"""ParaView plugin of SoretFlow: a source that runs a case, and a reader of run folders.

Load it by *Tools > Manage Plugins > Load New*, or ``paraview --plugins=soretflow.py`` with the full path. It needs
ParaView 5.11 or newer and, to run cases, the program ``soretflow`` (see `find_launcher`). The page viz/README.md of
the project tells how it is used.
"""
import os
import shutil
import sys
import tempfile
import weakref
from xml.sax.saxutils import quoteattr

from paraview.util.vtkAlgorithm import VTKPythonAlgorithmBase, smhint, smproperty, smproxy
from vtkmodules.vtkCommonCore import vtkOutputWindow
from vtkmodules.vtkCommonDataModel import vtkDataObject, vtkImageData
from vtkmodules.vtkCommonExecutionModel import vtkStreamingDemandDrivenPipeline

HERE = os.path.dirname(os.path.abspath(__file__))
if HERE not in sys.path:
    sys.path.insert(0, HERE)

from soretflow_cases import gallery, parameters_of  # noqa: E402 (found beside this file)
from soretflow_run import Settings, SolverError, SolverRun, find_launcher  # noqa: E402
from soretflow_series import RunFolderError, RunSeries  # noqa: E402

paraview_plugin_name = "SoretFlow"
paraview_plugin_version = "1.0"

NO_CASE = "(choose a case)"
OWN_FILE = "(my case file)"

GALLERY = gallery([os.path.join(HERE, "..", ".."), os.path.dirname(os.path.realpath(find_launcher() or HERE))])


def say_error(text):
    """Shows a text in ParaView's message window, as an error."""
    vtkOutputWindow.GetInstance().DisplayErrorText(text + "\n")


def say_failure(failure):
    """Shows in one line what went wrong: our own words where it is foreseen, else Python's."""
    foreseen = isinstance(failure, (SolverError, RunFolderError))
    say_error(str(failure) if foreseen else "SoretFlow: %s: %s" % (type(failure).__name__, failure))


def say_warning(text):
    """Shows a text in ParaView's message window, as a warning."""
    vtkOutputWindow.GetInstance().DisplayWarningText(text + "\n")


class SeriesAlgorithm(VTKPythonAlgorithmBase):
    """What source and reader have in common: hands the time steps of a `RunSeries` to the pipeline.

    Python exceptions never leave it: what goes wrong is told in the message window, and the output is empty.
    """

    def __init__(self):
        # image data or a rectilinear grid, as the mesh wants it
        VTKPythonAlgorithmBase.__init__(self, nInputPorts=0, nOutputPorts=1, outputType="vtkDataSet")
        self._series = None
        self._derived = True
        self._angle = 0.0

    def _update_series(self):
        """Brings `self._series` up to date: a `RunSeries` or None."""
        raise NotImplementedError

    def _missing(self):
        """What is still to be chosen before there can be anything to show; empty if nothing is."""
        return ""

    def RequestDataObject(self, request, inInfo, outInfo):
        """Makes an empty output of the type that the files hold."""
        wanted = vtkImageData()
        try:
            self._update_series()
            if self._series:
                wanted = self._series.new_output(self._angle)
        except Exception as failure:  # pylint: disable=broad-except
            self._series = None
            say_failure(failure)
        info = outInfo.GetInformationObject(0)
        present = vtkDataObject.GetData(outInfo, 0)
        if present is None or present.GetClassName() != wanted.GetClassName():
            info.Set(vtkDataObject.DATA_OBJECT(), wanted)
        return 1

    def RequestInformation(self, request, inInfo, outInfo):
        """Tells times and extent."""
        info = outInfo.GetInformationObject(0)
        pipeline = vtkStreamingDemandDrivenPipeline
        info.Remove(pipeline.TIME_STEPS())
        info.Remove(pipeline.TIME_RANGE())
        if self._series is None:
            info.Set(pipeline.WHOLE_EXTENT(), (0, -1, 0, -1, 0, -1), 6)
            return 1
        try:
            extent = self._series.extent(self._angle)
        except Exception as failure:  # pylint: disable=broad-except
            self._series = None
            say_failure(failure)
            return self.RequestInformation(request, inInfo, outInfo)
        times = self._series.times
        info.Set(pipeline.TIME_STEPS(), times, len(times))
        info.Set(pipeline.TIME_RANGE(), (times[0], times[-1]), 2)
        info.Set(pipeline.WHOLE_EXTENT(), extent, 6)
        return 1

    def RequestData(self, request, inInfo, outInfo):
        """Loads the time step that is asked for."""
        output = vtkDataObject.GetData(outInfo, 0)
        if self._series is None:
            if self._missing():
                say_warning("SoretFlow: " + self._missing())
            output.Initialize()
            return 1
        info = outInfo.GetInformationObject(0)
        key = vtkStreamingDemandDrivenPipeline.UPDATE_TIME_STEP()
        wanted = info.Get(key) if info.Has(key) else self._series.times[-1]
        try:
            data, time = self._series.load(wanted, self._derived, self._angle)
        except Exception as failure:  # pylint: disable=broad-except
            say_failure(failure)
            output.Initialize()
            return 1
        output.ShallowCopy(data)
        output.GetInformation().Set(vtkDataObject.DATA_TIME_STEP(), time)
        return 1

    def GetTimestepValues(self):
        """Times of the series [s], for the property of that name."""
        return self._series.times if self._series else None

    def SetDerivedFields(self, on):
        """Whether gradients, relative amounts and vorticity are added."""
        if self._derived != bool(on):
            self._derived = bool(on)
            self.Modified()

    def SetRotateBy(self, degrees):
        """By how much the half plane of an axisymmetric run is turned about its axis, at most once."""
        angle = min(360.0, max(0.0, degrees))
        if self._angle != angle:
            self._angle = angle
            self.Modified()


COMMON_PROPERTIES = """
<IntVectorProperty name="DerivedFields" label="Derived Fields" command="SetDerivedFields" number_of_elements="1"
                   default_values="1">
  <BooleanDomain name="bool"/>
  <Documentation>Add the gradient of the temperature, each species divided by its mean, and the vorticity.
  </Documentation>
</IntVectorProperty>
<DoubleVectorProperty name="RotateBy" label="Rotate By" command="SetRotateBy" number_of_elements="1"
                      default_values="0">
  <DoubleRangeDomain name="range" min="0" max="360"/>
  <Documentation>Of an axisymmetric run: shows what its half plane sweeps in a turn by so many degrees about the axis;
  270 lets one look inside, 0 shows the half plane alone. Other runs stay as they are.</Documentation>
</DoubleVectorProperty>
<DoubleVectorProperty name="TimestepValues" repeatable="1" information_only="1">
  <TimeStepsInformationHelper/>
  <Documentation>Times of the fields [s].</Documentation>
</DoubleVectorProperty>
"""


@smproxy.reader(name="SoretFlowRun", label="SoretFlow Run", filename_patterns="manifest.json summary.json",
                file_description="Run folder of SoretFlow", support_reload=False)
@smproperty.xml(COMMON_PROPERTIES + """
<Property name="Refresh" label="Look for New Time Steps" command="Refresh" panel_widget="command_button">
  <Documentation>Reads the list of files again: a run may still be going on.</Documentation>
</Property>
""")
class SoretFlowRun(SeriesAlgorithm):
    """Reads a run folder: `manifest.json`, `summary.json` or `fields.pvd` in it, or the folder itself, may be named."""

    def __init__(self):
        SeriesAlgorithm.__init__(self)
        self._file = None

    @smproperty.xml("""
<StringVectorProperty name="FileName" command="SetFileName" number_of_elements="1" panel_visibility="never">
  <FileListDomain name="files"/>
  <Documentation>manifest.json, summary.json or fields.pvd of a run folder, or the folder.</Documentation>
</StringVectorProperty>
""")
    def SetFileName(self, name):
        """Names the run."""
        if name != self._file:
            self._file = name
            self._series = None
            self.Modified()

    def Refresh(self):
        """Has the list of files read again."""
        self._series = None
        self.Modified()

    def _update_series(self):
        if self._file and self._file != "None" and self._series is None:
            self._series = RunSeries(self._file)


def case_properties():
    """XML of the properties of the source, one group for the parameters of each case of the gallery."""
    cases = "".join('<String value=%s/>' % quoteattr(name) for name in [NO_CASE, OWN_FILE] + list(GALLERY))
    xml = ["""
<StringVectorProperty name="Case" label="Case" command="SetCase" number_of_elements="1" default_values=%s>
  <StringListDomain name="list">%s</StringListDomain>
  <Documentation>A case of the gallery, or a case file of yours. It is run by Apply.</Documentation>
</StringVectorProperty>
<StringVectorProperty name="CaseFile" label="Case File" command="SetCaseFile" number_of_elements="1" default_values="">
  <FileListDomain name="files"/>
  <Documentation>The case file (YAML).</Documentation>
  <Hints>
    <FileChooser extensions="yaml yml" file_description="Case files"/>
    %s
  </Hints>
</StringVectorProperty>
""" % (quoteattr(NO_CASE), cases, shown_for(OWN_FILE))]
    for case, parameters in GALLERY.items():
        for parameter in parameters:
            xml.append("""
<StringVectorProperty name=%s label=%s command=%s number_of_elements="1" default_values=%s>
  <Documentation>%s</Documentation>
  <Hints>%s</Hints>
</StringVectorProperty>
""" % (quoteattr("%s.%s" % (case, parameter.name)), quoteattr("%s (%s)" % (parameter.name, case)),
                quoteattr(setter_name(case, parameter)), quoteattr(parameter.value),
                escape(parameter.comment or "A parameter of the case %s." % case), shown_for(case)))
    xml.append(COMMON_SOURCE_PROPERTIES)
    return "".join(xml)


def escape(text):
    """A text as it may stand between XML tags."""
    return quoteattr(text)[1:-1]


def shown_for(case):
    """The hint that shows a property for one case only."""
    return '<PropertyWidgetDecorator type="GenericDecorator" mode="visibility" property="Case" value=%s/>' \
        % quoteattr(case)


def setter_name(case, parameter):
    """Name of the method that takes a parameter."""
    return "Set_%s_%s" % (case.replace("-", "_"), parameter.name)


COMMON_SOURCE_PROPERTIES = """
<IntVectorProperty name="Cells" label="Cells" command="SetCells" number_of_elements="3" default_values="0 0 0">
  <IntRangeDomain name="range" min="0 0 0"/>
  <Documentation>Number of cells in x, y and z; 0 leaves what the case says.</Documentation>
</IntVectorProperty>
<StringVectorProperty name="EndTime" label="End Time" command="SetEndTime" number_of_elements="1" default_values="">
  <Documentation>When a transient run ends, such as 6 h; empty leaves what the case says.</Documentation>
</StringVectorProperty>
<StringVectorProperty name="OutputEvery" label="Output Every" command="SetOutputEvery" number_of_elements="1"
                      default_values="">
  <Documentation>Time between the fields that are written, such as 10 min or 20 steps; empty leaves what the case
  says.</Documentation>
</StringVectorProperty>
<StringVectorProperty name="Changes" label="Other Changes" command="SetChanges" number_of_elements="1"
                      default_values="">
  <Documentation>One change a line: gap = 2 mm for a parameter, mesh.x.cells = 320 for any key of the case.
  </Documentation>
  <Hints><Widget type="multi_line"/></Hints>
</StringVectorProperty>
<StringVectorProperty name="RunFolder" label="Run Folder" command="SetRunFolder" number_of_elements="1"
                      default_values="" panel_visibility="default">
  <FileListDomain name="files"/>
  <Documentation>Where the results are kept; empty means a temporary folder that goes with ParaView.</Documentation>
  <Hints><UseDirectoryName/></Hints>
</StringVectorProperty>
<IntVectorProperty name="Threads" label="Threads" command="SetThreads" number_of_elements="1" default_values="0"
                   panel_visibility="advanced">
  <IntRangeDomain name="range" min="0"/>
  <Documentation>Processor cores to be used; 0 means all.</Documentation>
</IntVectorProperty>
"""


@smproxy.source(name="SoretFlowCase", label="SoretFlow Case", support_reload=False)
@smhint.xml('<ShowInMenu category="SoretFlow"/>')
@smproperty.xml(case_properties() + COMMON_PROPERTIES)
class SoretFlowCase(SeriesAlgorithm):
    """Runs a case with the solver and shows its fields; runs again only if a property has changed."""

    def __init__(self):
        SeriesAlgorithm.__init__(self)
        self._case = NO_CASE
        self._case_file = ""
        self._parameters = {}
        self._settings = Settings()
        self._done = None
        self._temporary = None

    def SetCase(self, name):
        """A case of the gallery, or the text that asks for a file."""
        self._change("_case", name)

    def SetCaseFile(self, name):
        """The user's own case file."""
        self._change("_case_file", name if name and name != "None" else "")

    def SetParameter(self, case, name, value):
        """A parameter of a case of the gallery, as text; empty leaves what the case says."""
        if not value:
            value = next((known.value for known in GALLERY.get(case, []) if known.name == name), value)
        if self._parameters.get((case, name)) != value:
            self._parameters[(case, name)] = value
            self.Modified()

    def SetCells(self, x, y, z):
        """Numbers of cells; 0 leaves what the case says."""
        self._set(cells=(x, y, z))

    def SetEndTime(self, text):
        """The end of a transient run, with unit."""
        self._set(end_time=text or "")

    def SetOutputEvery(self, text):
        """Time or steps between outputs of the fields."""
        self._set(output_every=text or "")

    def SetChanges(self, text):
        """Lines of the form `key = value`."""
        self._set(changes=text or "")

    def SetRunFolder(self, name):
        """Where the run goes."""
        self._set(folder=name if name and name != "None" else "")

    def SetThreads(self, threads):
        """Number of processor cores, 0 for all."""
        self._set(threads=threads)

    def _change(self, attribute, value):
        if getattr(self, attribute) != value:
            setattr(self, attribute, value)
            self.Modified()

    def _set(self, **changes):
        settings = self._settings._replace(**changes)
        if settings != self._settings:
            self._settings = settings
            self.Modified()

    def _update_series(self):
        settings = self._complete_settings()
        if settings == self._done:
            return
        self._done = settings
        self._series = None
        if settings is None:
            return
        folder = settings.folder or self._new_temporary()
        run = SolverRun(find_launcher(), settings, folder)
        with ProgressBar(self) as bar:
            outcome = run.execute(bar.show, bar.is_stopped)
        if outcome.warnings:
            say_warning("\n".join(outcome.warnings))
        if outcome.error:
            say_error(outcome.error)
        if outcome.computed:
            try:
                self._series = RunSeries(folder)
            except RunFolderError:
                if not outcome.error:
                    raise

    def _missing(self):
        if self._case == NO_CASE:
            return "no case is chosen; choose one of the gallery as Case, or %s and name it as Case File" % OWN_FILE
        if self._case == OWN_FILE and not self._case_file:
            return "%s is chosen and no file named; name it as Case File" % OWN_FILE
        return ""

    def _complete_settings(self):
        """The settings with case and parameters put in; None if no case has been chosen."""
        if self._missing():
            return None
        if self._case == OWN_FILE:
            names = [parameter.name for parameter in parameters_of(self._case_file)]
            return self._settings._replace(case=self._case_file, names=tuple(names))
        known = GALLERY.get(self._case, [])
        changed = tuple((parameter.name, self._parameters[(self._case, parameter.name)]) for parameter in known
                        if self._parameters.get((self._case, parameter.name), parameter.value) != parameter.value)
        return self._settings._replace(case=self._case, parameters=changed,
                                       names=tuple(parameter.name for parameter in known))

    def _new_temporary(self):
        if self._temporary:
            self._temporary()
        folder = tempfile.mkdtemp(prefix="soretflow-")
        # with the source or, where that outlives everything, with ParaView
        self._temporary = weakref.finalize(self, shutil.rmtree, folder, True)
        return os.path.join(folder, "run")


def add_parameter_setters():
    """Gives the source one method per parameter of the gallery: properties can only call methods by name."""
    def setter(case, name):
        def set_parameter(self, value):
            self.SetParameter(case, name, value)
        return set_parameter
    for case, parameters in GALLERY.items():
        for parameter in parameters:
            setattr(SoretFlowCase._pv_original_func, setter_name(case, parameter), setter(case, parameter.name))


class ProgressBar:
    """ParaView's progress bar while a solver runs, and its *Abort* button.

    The run is started while ParaView asks for times, where it shows no bar by itself: the session is told to.
    """

    def __init__(self, algorithm):
        self._algorithm = algorithm
        self._session = None
        self._percent = 0
        self._text = None

    def __enter__(self):
        from paraview.modules.vtkRemotingCore import vtkProcessModule
        session = vtkProcessModule.GetProcessModule().GetActiveSession()
        if session is not None and hasattr(session, "PrepareProgress"):
            session.PrepareProgress()
            self._session = session
        self._algorithm.SetAbortExecute(0)
        return self

    def __exit__(self, *failure):
        self._algorithm.SetProgressText(None)
        if self._session is not None:
            self._session.CleanupPendingProgress()
        return False

    def show(self, fraction, text):
        """Moves the bar, 0 to 1, and writes a text into it.

        ParaView draws the bar anew only if its percentage changes: for a new text it goes one up or down.
        """
        percent = min(99, max(1, round(100 * fraction)))
        if percent == self._percent and text == self._text:
            return
        if percent == self._percent:
            percent += 1 if percent < 99 else -1
        self._percent, self._text = percent, text
        self._algorithm.SetProgressText(text)
        self._algorithm.UpdateProgress(percent / 100)

    def is_stopped(self):
        """Whether the user has pressed the button."""
        algorithm = self._algorithm
        return bool(algorithm.GetAbortExecute()) or hasattr(algorithm, "CheckAbort") and bool(algorithm.CheckAbort())


add_parameter_setters()
