"""Opens a file as ParaView does and prints what a user would see: python dump.py FILE."""
import sys

from paraview import simple
from vtkmodules.vtkCommonCore import vtkDataArray


def describe(array, cells):
    unit = array.GetInformation().Get(vtkDataArray.UNITS_LABEL()) if array.HasInformation() else None
    components = array.GetNumberOfComponents()
    names = [array.GetComponentName(q) or "-" for q in range(components)] if components > 1 else []
    print("array", array.GetName(), array.GetDataTypeAsString(), unit or "-", ",".join(names) or "-", sep="|")
    for n in range(cells):
        print("value", array.GetName(), n, *[repr(array.GetComponent(n, q)) for q in range(components)], sep="|")


reader = simple.OpenDataFile(sys.argv[1])
times = list(reader.TimestepValues) if hasattr(reader, "TimestepValues") else []
print("times", *[repr(time) for time in times], sep="|")
reader.UpdatePipeline(times[-1] if times else 0.0)
# not servermanager.Fetch: in ParaView 5.11 it loses the last cells of any rectilinear grid, VTK's own files included
data = reader.GetClientSideObject().GetOutputDataObject(0)
print("class", data.GetClassName(), sep="|")
print("bounds", *[repr(bound) for bound in data.GetBounds()], sep="|")
cell_data = data.GetCellData()
active = [cell_data.GetScalars(), cell_data.GetVectors()]
print("active", *[array.GetName() if array else "-" for array in active], sep="|")
for a in range(cell_data.GetNumberOfArrays()):
    describe(cell_data.GetArray(a), data.GetNumberOfCells())
print("visible", *[int(data.IsCellVisible(n)) for n in range(data.GetNumberOfCells())], sep="|")
field_data = data.GetFieldData()
for a in range(field_data.GetNumberOfArrays()):
    array = field_data.GetAbstractArray(a)
    values = [array.GetVariantValue(n).ToString() for n in range(array.GetNumberOfTuples())]
    print("field", array.GetName(), *values, sep="|")
