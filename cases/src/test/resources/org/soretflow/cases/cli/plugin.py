"""Uses the plugin as a script of a user would: python plugin.py PLUGIN RUN-FOLDER CASE-FILE WORK-FOLDER."""
import os
import shutil
import sys
import traceback

import numpy
from paraview import simple
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkDataArray, vtkOutputWindow, vtkStringOutputWindow
from vtkmodules.vtkFiltersCore import vtkCellCenters
from vtkmodules.vtkFiltersVerdict import vtkCellSizeFilter

plugin, run_folder, case_file, work = sys.argv[1:5]
messages = vtkStringOutputWindow()
heard = 0
vtkOutputWindow.SetInstance(messages)
# what Python writes goes to ParaView's messages, too
sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
sys.excepthook = lambda *failure: print(*traceback.format_exception(*failure))


def told(label):
    """Prints what the message window has got since the last call."""
    global heard
    text = messages.GetOutput()
    print(label, *text[heard:].split("\n"), sep="|")
    heard = len(text)


def output(source, time):
    source.UpdatePipeline(time)
    return source.GetClientSideObject().GetOutputDataObject(0)


def values(data, name):
    return vtk_to_numpy(data.GetCellData().GetArray(name))


def describe(label, data):
    cells = data.GetCellData()
    for a in range(cells.GetNumberOfArrays()):
        array = cells.GetArray(a)
        unit = array.GetInformation().Get(vtkDataArray.UNITS_LABEL()) if array.HasInformation() else None
        print(label, array.GetName(), unit or "-", array.GetNumberOfComponents(), sep="|")


simple.LoadPlugin(plugin, remote=False, ns=globals())

# the reader, by any of the names of a run
for name in ("manifest.json", "summary.json", "fields.pvd", ""):
    reader = SoretFlowRun(FileName=os.path.join(run_folder, name))
    print("times", *reader.TimestepValues, sep="|")
data = output(reader, reader.TimestepValues[-1])
print("class", data.GetClassName(), data.GetNumberOfCells(), sep="|")
describe("array", data)
gradient = values(data, "temperature_gradient")
print("gradient", repr(gradient[:, 1].min()), repr(gradient[:, 1].max()), repr(abs(gradient[:, 0]).max()), sep="|")
print("relative", repr(values(data, "beads_relative").mean()), sep="|")
fields = data.GetFieldData()
print("status", fields.GetAbstractArray("Status").GetValue(0), sep="|")
final = fields.GetArray("final separation_beads")
print("final", repr(final.GetValue(0)), final.GetInformation().Get(vtkDataArray.UNITS_LABEL()), sep="|")
middle = output(reader, reader.TimestepValues[2] * 1.01)
print("time", middle.GetInformation().Get(middle.DATA_TIME_STEP()), sep="|")
reader.DerivedFields = 0
print("plain", output(reader, 0.0).GetCellData().HasArray("temperature_gradient"), sep="|")
told("reader")

# rings: the half plane, then what it sweeps
half = SoretFlowRun(FileName=os.path.join(run_folder, "..", "rings"))
data = output(half, 0.0)
print("half", data.GetClassName(), data.GetNumberOfCells(), sep="|")
print("flat", *data.GetBounds(), sep="|")
half.RotateBy = 360
half.UpdatePipelineInformation()
data = output(half, 0.0)
print("turned", data.GetClassName(), data.GetNumberOfCells(), sep="|")
print("box", *data.GetBounds(), sep="|")
size = vtkCellSizeFilter()
size.SetInputData(data)
size.Update()
volumes = vtk_to_numpy(size.GetOutput().GetCellData().GetArray("Volume"))
print("volume", repr(volumes.sum()), sep="|")
print("mean", repr((values(data, "beads_relative") * volumes).sum() / volumes.sum()), sep="|")
centres = vtkCellCenters()
centres.SetInputData(data)
centres.Update()
place = vtk_to_numpy(centres.GetOutput().GetPoints().GetData())
gradient = values(data, "temperature_gradient")
print("rim", repr((gradient[:, 0] * place[:, 0] + gradient[:, 2] * place[:, 2]).min()), sep="|")
print("around", repr((abs(gradient[:, 0] * place[:, 2] - gradient[:, 2] * place[:, 0])
                      / numpy.hypot(place[:, 0], place[:, 2])).max()), sep="|")
half.RotateBy = 400
half.UpdatePipelineInformation()
print("once", output(half, 0.0).GetNumberOfCells(), sep="|")
half.RotateBy = 90
half.UpdatePipelineInformation()
print("quarter", *output(half, 0.0).GetBounds(), sep="|")
told("rings")

# what cannot be read
broken = SoretFlowRun(FileName=os.path.join(work, "nothing", "manifest.json"))
print("empty", output(broken, 0.0).GetNumberOfCells(), sep="|")
told("missing")

# damage: each file for itself, in one line; the others are shown
damaged = shutil.copytree(run_folder, os.path.join(work, "damaged"))
files = sorted(os.listdir(os.path.join(damaged, "fields")))
os.remove(os.path.join(damaged, "fields", files[0]))
os.truncate(os.path.join(damaged, "fields", files[2]), 700)
os.truncate(os.path.join(damaged, "fields", files[3]), 0)
with open(os.path.join(damaged, "case.yaml"), "wb") as content:
    content.write(b"\xff\xfe")
with open(os.path.join(damaged, "summary.json"), "w", encoding="utf-8") as content:
    content.write('{"status": "finished", "quantities": [1]}')
reader = SoretFlowRun(FileName=damaged)
print("others", *(output(reader, time).GetNumberOfCells() for time in reader.TimestepValues), sep="|")
told("damage")

# the source: nothing happens before a case is chosen; then the same numbers as of the command line
source = SoretFlowCase()
print("none", output(source, 0.0).GetNumberOfCells(), sep="|")
told("nothing")
source.Case = "(my case file)"
output(source, 0.0)
told("nameless")
source.CaseFile = case_file
source.Cells = [16, 0, 0]
source.EndTime = "30 s"
source.OtherChanges = "hot = 32 °C\nequations.heat.tolerance = 1e-11"
seen = []
algorithm = source.GetClientSideObject()
algorithm.AddObserver("ProgressEvent", lambda caller, event: seen.append(
    (caller.GetProgress(), caller.GetProgressText())))
source.UpdatePipelineInformation()
print("times", *source.TimestepValues, sep="|")
print("progress", len(seen) > 1, all(0 < fraction < 1 for fraction, _ in seen), seen[0][1].startswith("SoretFlow runs"),
      any(text.startswith("SoretFlow: step ") and text.endswith(" s of 30 s") for _, text in seen), sep="|")
computed = output(source, 30.0)
reader = SoretFlowRun(FileName=os.path.join(run_folder, "..", "changed"))
expected = output(reader, 30.0)
for name in ("temperature", "beads", "temperature_gradient"):
    print("same", name, bool((values(computed, name) == values(expected, name)).all()), sep="|")
told("source")
seen.clear()
source.UpdatePipeline(0.0)
print("again", any(text for _, text in seen), sep="|")

# a case of the gallery with its parameters as properties
cell = SoretFlowCase(Case="soret-cell", gapsoretcell="0.5 mm", Cells=[8, 6, 0], EndTime="10 s", OutputEvery="5 s",
                     RunFolder=os.path.join(work, "kept"))
print("gallery", *cell.TimestepValues, sep="|")
print("height", repr(output(cell, 10.0).GetBounds()[3]), os.path.isfile(os.path.join(work, "kept", "summary.json")),
      sep="|")
told("cell")
cell.OtherChanges = "mesh.y.clustering = { law: tanh, ratio: 3 }"
cell.UpdatePipelineInformation()
stretched = output(cell, 10.0)
print("stretched", stretched.GetClassName(), stretched.GetNumberOfCells(),
      values(stretched, "temperature_gradient")[:, 1].max() > 0, sep="|")
told("grid")

# mistakes are told by the solver's own message
cell.gapsoretcell = "0.5 s"
print("wrong", output(cell, 0.0).GetNumberOfCells(), sep="|")
told("unit")
cell.gapsoretcell = ""
cell.OtherChanges = "no such key"
cell.UpdatePipeline()
told("change")

# the user stops a run
cell.OtherChanges = ""
cell.EndTime = "1000 h"
cell.OutputEvery = "1 step"
client = cell.GetClientSideObject()
client.AddObserver("ProgressEvent", lambda caller, event: caller.SetAbortExecute(
    int("step" in (caller.GetProgressText() or ""))))
cell.UpdatePipelineInformation()
print("stopped", len(cell.TimestepValues) > 1, cell.TimestepValues[-1] < 3.6e6, sep="|")
told("stop")

# no program
os.environ["SORETFLOW"] = os.path.join(work, "missing")
lost = SoretFlowCase(Case="soret-cell")
lost.UpdatePipeline()
told("launcher")
