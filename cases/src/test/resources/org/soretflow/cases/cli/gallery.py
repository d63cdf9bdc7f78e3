"""Opens a series of fields as ParaView does and prints what is in it: pvpython gallery.py fields.pvd."""
import sys

from paraview import simple
from vtkmodules.vtkCommonCore import vtkDataArray

reader = simple.OpenDataFile(sys.argv[1])
times = list(reader.TimestepValues)
for time in times:
    reader.UpdatePipeline(time)
    # not servermanager.Fetch: in ParaView 5.11 it loses the last cells of any rectilinear grid
    data = reader.GetClientSideObject().GetOutputDataObject(0)
    clock = data.GetFieldData().GetArray("TimeValue").GetValue(0)
    print("time", repr(time), repr(clock), data.GetNumberOfCells(), sep="|")
    cell_data = data.GetCellData()
    for a in range(cell_data.GetNumberOfArrays()):
        array = cell_data.GetArray(a)
        unit = array.GetInformation().Get(vtkDataArray.UNITS_LABEL()) if array.HasInformation() else None
        low, high = array.GetRange()
        print("array", repr(time), array.GetName(), unit or "-", repr(low), repr(high), sep="|")
